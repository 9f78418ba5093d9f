using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SmsAuth.Gateways.Http;

/// <summary>What a vendor answered.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Text">The body.</param>
internal sealed record VendorAnswer(int Status, string Text)
{
    private JsonElement? json;
    private SendOutcome.Failed? failure;

    /// <summary>How long the vendor asked to be left alone (RFC 9110 10.2.3); null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as JSON; the JSON value null when it is none.</summary>
    public JsonElement Json => json ??= JsonReading.Parse(Encoding.UTF8.GetBytes(Text));

    public static VendorAnswer None(SendOutcome.Failed failure) => new(0, "") { failure = failure };

    /// <summary>A failure by what the vendor says itself.</summary>
    /// <param name="problem">What its code means.</param>
    /// <param name="code">Its code.</param>
    /// <param name="words">Its words.</param>
    public SendOutcome.Failed Refusal(SendProblem problem, string? code, string? words) =>
        new(VendorWords.Of(code, words) is { Length: > 0 } reason ? reason : $"HTTP {Status}", problem) { RetryAfter = RetryAfter };

    /// <summary>A failure by the HTTP status alone, for answers that say no more.</summary>
    public SendOutcome.Failed Failure() => failure ?? Refusal(
        Status switch
        {
            401 or 403 => SendProblem.Unauthorized,
            402 => SendProblem.NoCredit,
            429 => SendProblem.Throttled,
            >= 500 => SendProblem.Unavailable,
            >= 400 => SendProblem.Other,

            // It may have been taken: what came back is not what the vendor documents.
            _ => SendProblem.Unknown,
        },
        string.Create(CultureInfo.InvariantCulture, $"HTTP {Status}"),
        IsSuccess ? "an answer that is not documented" : null);
}

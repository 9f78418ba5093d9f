using System.Text.Json.Serialization;

namespace SmsAuth.Captcha.SiteVerify;

/// <summary>The answer that the three services share, with what each of them adds.</summary>
internal sealed record SiteVerifyAnswer
{
    [JsonPropertyName("success"), JsonRequired]
    public required bool Success { get; init; }

    [JsonPropertyName("hostname")]
    public string? Hostname { get; init; }

    [JsonPropertyName("action")]
    public string? Action { get; init; }

    [JsonPropertyName("score")]
    public double? Score { get; init; }

    [JsonPropertyName("error-codes")]
    public IReadOnlyList<string>? ErrorCodes { get; init; }
}

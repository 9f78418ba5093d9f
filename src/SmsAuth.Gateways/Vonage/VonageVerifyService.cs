using System.Globalization;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// Vonage Verify v2: <see href="https://developer.vonage.com/en/api/verify.v2"/>. A verification has one step, a text or a call: further steps would
/// be taken by Vonage on its own when their time comes.
/// </summary>
internal sealed class VonageVerifyService(string name, SettingValues settings, VendorClient client, TimeProvider time) : IVerifyService
{
    private const string Path = "v2/verify";
    private const int MaxBrand = 18;

    // What Vonage refuses in a brand.
    private const string NotInBrands = @"\/{}:$";

    public string Name => name;

    public IReadOnlyList<string> Channels => [Channel.Sms, Channel.Voice];

    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        if (!Channels.Contains(request.Channel)) return new SendOutcome.Failed($"no channel '{request.Channel}'", SendProblem.Misconfigured);
        if (request.Previous is { } previous && await CancelAsync(previous, cancellationToken) is { } failed) return failed;
        var answer = await AskAsync(HttpMethod.Post, Path, Verification(request), cancellationToken);
        return answer.Status == 202 && answer.Json.At("request_id").AsText() is { } id ? new SendOutcome.Accepted(id) : VonageErrors.Read(answer);
    }

    public async Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Post, PathOf(check.VerificationId), new() { ["code"] = check.Code.Reveal() }, cancellationToken);
        var (json, code) = (answer.Json, VonageErrors.CodeOf(answer.Json));
        switch (answer.Status)
        {
            case 200 when json.At("status").AsText() == "completed" && json.At("request_id").AsText() == check.VerificationId:
                return new VerifyAnswer.Approved();
            case 400 when code == "invalid-code":
                return new VerifyAnswer.Rejected();

            // There is none, or no longer; its step takes no code; too many wrong codes.
            case 404 or 409 or 410 when code is not null:
                return new VerifyAnswer.Ended(VonageErrors.Read(answer).Reason);
            default:
                var failed = VonageErrors.Read(answer);
                return new VerifyAnswer.Failed(failed.Reason, failed.Problem);
        }
    }

    /// <summary>Ends a verification, because Vonage has one at a time for a number.</summary>
    /// <returns>Why it makes no sense to go on; null when it does.</returns>
    private async Task<SendOutcome.Failed?> CancelAsync(string verification, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Delete, PathOf(verification), null, cancellationToken);

        // Vonage cancels nothing in the first 30 seconds, and what is over it does not find: whether it is over, it says when the next is started.
        return answer.Status is 204 or 404 or 409 ? null : VonageErrors.Read(answer);
    }

    private async Task<VendorAnswer> AskAsync(HttpMethod method, string path, Dictionary<string, object?>? body, CancellationToken cancellationToken)
    {
        using var request = VonageApplication.Request(method, path, settings, time.GetUtcNow(), body);
        return await client.SendAsync(request, cancellationToken);
    }

    private static string PathOf(string verification) => $"{Path}/{Uri.EscapeDataString(verification)}";

    private Dictionary<string, object?> Verification(VerifyRequest request) => new()
    {
        ["brand"] = settings.Optional(VonageVerifyKind.Brand) ?? BrandOf(request.ApplicationName),
        ["locale"] = VonageLanguages.Of(request.Language),
        ["code_length"] = int.Parse(settings.Text(VonageVerifyKind.CodeLength), CultureInfo.InvariantCulture),
        ["channel_timeout"] = int.Parse(settings.Text(VonageVerifyKind.Seconds), CultureInfo.InvariantCulture),
        ["workflow"] = new[] { StepOf(request) },
    };

    private Dictionary<string, string> StepOf(VerifyRequest request)
    {
        var step = new Dictionary<string, string> { ["channel"] = request.Channel, ["to"] = request.To.E164[1..] };
        if (request.Channel == Channel.Sms && settings.Optional(VonageKind.Sender) is { } sender) step["from"] = sender.TrimStart('+');
        return step;
    }

    private static string BrandOf(string application) =>
        string.Concat(application.EnumerateRunes().Where(static r => !NotInBrands.Contains(r.ToString(), StringComparison.Ordinal)).Take(MaxBrand)).Trim();
}

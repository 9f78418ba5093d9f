using System.Text.Json;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Twilio;

/// <summary>
/// Twilio Verify: starts (<see href="https://www.twilio.com/docs/verify/api/verification"/>) and checks
/// (<see href="https://www.twilio.com/docs/verify/api/verification-check"/>).
/// </summary>
internal sealed class TwilioVerifyService(string name, SettingValues settings, VendorClient client) : IVerifyService
{
    public string Name => name;

    public IReadOnlyList<string> Channels { get; } = [Channel.Sms, Channel.Voice];

    // A resend is another start for the number: while a verification of it is pending, Twilio goes on with that one and sends its code again.
    // https://www.twilio.com/docs/verify/api/rate-limits-and-timeouts
    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        if (TwilioAccount.ProblemOf(settings) is { } problem) return new SendOutcome.Failed(problem, SendProblem.Misconfigured);
        if (ChannelOf(request.Channel) is not { } channel) return new SendOutcome.Failed($"no channel '{request.Channel}'", SendProblem.Misconfigured);
        using var start = Post("Verifications", new()
        {
            ["To"] = request.To.E164,
            ["Channel"] = channel,
            ["Locale"] = TwilioLanguages.Written(request.Language),
            ["CustomFriendlyName"] = settings.Text(TwilioVerifyKind.OwnName) == "yes" && request.ApplicationName.Length > 0 ? request.ApplicationName : null,
        });

        var answer = await client.SendAsync(start, cancellationToken);
        return answer.Status == 201 && answer.Json.At("status").AsText() == "pending" && SidOf(answer) is { } sid
            ? new SendOutcome.Accepted(sid)
            : TwilioErrors.Read(answer);
    }

    public async Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken)
    {
        if (TwilioAccount.ProblemOf(settings) is { } problem) return new VerifyAnswer.Failed(problem, SendProblem.Misconfigured);
        using var request = Post("VerificationCheck", new() { ["VerificationSid"] = check.VerificationId, ["Code"] = check.Code.Reveal() });

        var answer = await client.SendAsync(request, cancellationToken);
        return answer.Status is 200 or 201 && SidOf(answer) is not null ? Read(answer) : Refused(answer);
    }

    private static VerifyAnswer Read(VendorAnswer answer) => answer.Json.At("status").AsText() switch
    {
        // Valid says the same in older words: what contradicts itself is no approval.
        "approved" when answer.Json.At("valid").ValueKind is JsonValueKind.True => new VerifyAnswer.Approved(),
        "pending" => new VerifyAnswer.Rejected(),
        "canceled" or "max_attempts_reached" or "deleted" or "failed" or "expired" => new VerifyAnswer.Ended(answer.Json.At("status").AsText()!),
        _ => Refused(answer),
    };

    private static VerifyAnswer Refused(VendorAnswer answer)
    {
        var failed = TwilioErrors.Read(answer);
        return TwilioErrors.CodeOf(answer) switch
        {
            // Twilio forgets a verification once it is approved, has expired or had all its tries.
            TwilioErrors.NotFound or TwilioErrors.MaxChecks => new VerifyAnswer.Ended(failed.Reason),

            // No code of Twilio's looks like that.
            TwilioErrors.InvalidParameter when TwilioErrors.IsAbout(answer.Json.At("message").AsText(), "Code") => new VerifyAnswer.Rejected(),
            _ => new VerifyAnswer.Failed(failed.Reason, failed.Problem),
        };
    }

    private static string? SidOf(VendorAnswer answer) => answer.Json.At("sid").AsText() is { } sid && TwilioSid.Is(sid, TwilioSid.Verification) ? sid : null;

    private static string? ChannelOf(string channel) => channel switch
    {
        Channel.Sms => "sms",
        Channel.Voice => "call",
        _ => null,
    };

    private HttpRequestMessage Post(string resource, Dictionary<string, string?> form) =>
        TwilioAccount.Request(settings, HttpMethod.Post, settings.Under($"v2/Services/{settings.Text(TwilioVerifyKind.VerifyServiceSid)}/{resource}"), form);
}

using System.Globalization;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>
/// MessageBird Verify: <see href="https://developers.messagebird.com/api/verify/"/>. A code is checked by an address that it is part of, because
/// MessageBird knows no other way. Our client logs no addresses; a proxy on the way out could, of a code that works for minutes and never again.
/// </summary>
internal sealed class MessageBirdVerifyService(string name, SettingValues settings, VendorClient client) : IVerifyService
{
    public string Name => name;

    public IReadOnlyList<string> Channels { get; } = [Channel.Sms, Channel.Voice];

    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var verification = request.Channel switch
        {
            Channel.Sms => Text(request),
            Channel.Voice => Call(request),
            _ => null,
        };
        if (verification is null) return new SendOutcome.Failed($"no channel '{request.Channel}'", SendProblem.Misconfigured);

        using var start = MessageBirdRequests.Make(settings, HttpMethod.Post, "verify", verification);
        var answer = await client.SendAsync(start, cancellationToken);
        if (!answer.IsSuccess || answer.Json.At("status").AsText() != "sent" || answer.Json.At("id").AsText() is not { } id) return MessageBirdErrors.Read(answer);

        // Only now: when nothing was sent, the code before still has to work.
        if (request.Previous is { } previous) await DeleteAsync(previous, cancellationToken);
        return new SendOutcome.Accepted(id);
    }

    public async Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken)
    {
        using var request = MessageBirdRequests.Make(settings, HttpMethod.Get, $"{PathOf(check.VerificationId)}?token={check.Code.Reveal()}");
        var answer = await client.SendAsync(request, cancellationToken);
        var isOfThis = answer.Status == 200 && answer.Json.At("id").AsText() == check.VerificationId;
        return isOfThis ? Read(answer) : Refused(answer);
    }

    private static VerifyAnswer Read(VendorAnswer answer) => answer.Json.At("status").AsText() switch
    {
        "verified" => new VerifyAnswer.Approved(),

        // Still waiting for the right code.
        "sent" => new VerifyAnswer.Rejected(),
        "failed" or "expired" or "deleted" => new VerifyAnswer.Ended(answer.Json.At("status").AsText()!),
        _ => Refused(answer),
    };

    private static VerifyAnswer Refused(VendorAnswer answer)
    {
        var failed = MessageBirdErrors.Read(answer);
        return MessageBirdErrors.CodeOf(answer) switch
        {
            _ when answer.Status >= 500 => new VerifyAnswer.Failed(failed.Reason, failed.Problem),
            (MessageBirdErrors.MissingParameters or MessageBirdErrors.InvalidParameters, "token") => new VerifyAnswer.Rejected(),

            // There is no such verification, or no longer.
            (MessageBirdErrors.NotFound, _) => new VerifyAnswer.Ended(failed.Reason),
            _ => new VerifyAnswer.Failed(failed.Reason, failed.Problem),
        };
    }

    /// <summary>Ends a verification. It is never asked about again, so nothing hangs on it, and whoever gives up on it has the new one all the same.</summary>
    private async Task DeleteAsync(string verification, CancellationToken cancellationToken)
    {
        using var request = MessageBirdRequests.Make(settings, HttpMethod.Delete, PathOf(verification));
        try
        {
            await client.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static string PathOf(string verification) => $"verify/{Uri.EscapeDataString(verification)}";

    private Dictionary<string, object?> Text(VerifyRequest request) => new(Common(request))
    {
        ["type"] = "sms",
        ["originator"] = MessageBirdRequests.Originator(settings),

        // GSM 03.38 where it suffices, else UCS-2.
        ["datacoding"] = "auto",
    };

    private Dictionary<string, object?> Call(VerifyRequest request) => new(Common(request))
    {
        ["type"] = "tts",
        ["originator"] = MessageBirdRequests.Caller(settings),
        ["language"] = MessageBirdLanguages.Of(request.Language),
        ["voice"] = settings.Text(MessageBirdKind.Voice),
    };

    private Dictionary<string, object?> Common(VerifyRequest request) => new()
    {
        ["recipient"] = request.To.E164[1..],
        ["template"] = TemplateFor(request.ApplicationName),
        ["tokenLength"] = Number(MessageBirdVerifyKind.TokenLength),
        ["timeout"] = Number(MessageBirdVerifyKind.Timeout),
        ["maxAttempts"] = Number(MessageBirdVerifyKind.MaxAttempts),
    };

    private string TemplateFor(string application) =>
        (settings.Optional(MessageBirdVerifyKind.Template) ?? (application.Length > 0 ? "%token is your code for %application." : "%token is your code."))
        .Replace("%application", application, StringComparison.Ordinal);

    private int Number(string setting) => int.Parse(settings.Text(setting), CultureInfo.InvariantCulture);
}

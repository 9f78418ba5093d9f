using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using SmsAuth.Sending;

namespace SmsAuth.Humanity;

/// <summary>Has the configured service check a token, and tells the log and the meter <c>SmsAuth</c> what came of it.</summary>
internal sealed class CaptchaCheck : IDisposable
{
    private readonly ICaptchaVerifier? verifier;
    private readonly ILogger<CaptchaCheck> logger;
    private readonly Meter meter;
    private readonly Counter<long> checks;

    public CaptchaCheck(ILogger<CaptchaCheck> logger, ICaptchaVerifier? verifier = null, IMeterFactory? factory = null)
    {
        (this.logger, this.verifier) = (logger, verifier);
        meter = factory?.Create("SmsAuth") ?? new Meter("SmsAuth");
        checks = meter.CreateCounter<long>("smsauth.captcha.checks", "{check}", "Texts before which a captcha was required.");
    }

    public SendRefusal.CaptchaRequired Missing()
    {
        Count("Missing");
        return new SendRefusal.CaptchaRequired("captcha:missing");
    }

    public async Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        var verdict = await AskAsync(token, address, cancellationToken);
        Count(verdict.ToString());
        return verdict;
    }

    public void Dispose() => meter.Dispose();

    private async Task<CaptchaVerdict> AskAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (verifier is null)
        {
            Log.NoVerifier(logger);
            return CaptchaVerdict.Unavailable;
        }

        try
        {
            return await verifier.VerifyAsync(token, address, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A verifier is foreign code; its exception may quote the request. Only the type is safe to tell.
            Log.VerifierFailed(logger, exception.GetType().Name);
            return CaptchaVerdict.Unavailable;
        }
    }

    private void Count(string result) => checks.Add(1, new KeyValuePair<string, object?>("smsauth.captcha.result", result));
}

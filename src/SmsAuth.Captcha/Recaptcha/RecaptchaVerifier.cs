using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.Recaptcha;

/// <summary>
/// reCAPTCHA v3, as <see href="https://developers.google.com/recaptcha/docs/verify"/> and <see href="https://developers.google.com/recaptcha/docs/v3"/>
/// describe it. An answer without a score is one of version 2, and proves nothing here.
/// </summary>
internal sealed class RecaptchaVerifier(SiteVerifyClient client, IOptions<RecaptchaOptions> options, ILogger<RecaptchaVerifier> logger) : ICaptchaVerifier
{
    public async Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (token.Length > RecaptchaDefaults.MaxTokenLength) return Refuse("too long");
        if (await client.AskAsync(options.Value, token, address, [], cancellationToken) is not { } answer) return CaptchaVerdict.Unavailable;
        if (!answer.Success) return CaptchaVerdict.NotProven;
        if (!options.Value.IsOurs(answer)) return Refuse("another host");
        if (answer.Action != options.Value.Action) return Refuse("another action");
        return answer.Score >= options.Value.MinScore ? CaptchaVerdict.Person : Refuse("a low score, or none");
    }

    private CaptchaVerdict Refuse(string reason)
    {
        Log.NotOurs(logger, reason);
        return CaptchaVerdict.NotProven;
    }
}

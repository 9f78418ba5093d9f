using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.HCaptcha;

/// <summary>hCaptcha, as <see href="https://docs.hcaptcha.com/#verify-the-user-response-server-side"/> describes it.</summary>
internal sealed class HCaptchaVerifier(SiteVerifyClient client, IOptions<HCaptchaOptions> options, ILogger<HCaptchaVerifier> logger) : ICaptchaVerifier
{
    public async Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (token.Length > HCaptchaDefaults.MaxTokenLength) return Refuse("too long");
        (string, string)[] more = options.Value.SiteKey is { } siteKey ? [("sitekey", siteKey)] : [];
        if (await client.AskAsync(options.Value, token, address, more, cancellationToken) is not { } answer) return CaptchaVerdict.Unavailable;
        if (!answer.Success) return CaptchaVerdict.NotProven;
        return options.Value.IsOurs(answer) ? CaptchaVerdict.Person : Refuse("another host");
    }

    private CaptchaVerdict Refuse(string reason)
    {
        Log.NotOurs(logger, reason);
        return CaptchaVerdict.NotProven;
    }
}

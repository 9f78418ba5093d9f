using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.Turnstile;

/// <summary>Cloudflare Turnstile, as <see href="https://developers.cloudflare.com/turnstile/get-started/server-side-validation/"/> describes it.</summary>
internal sealed class TurnstileVerifier(SiteVerifyClient client, IOptions<TurnstileOptions> options, ILogger<TurnstileVerifier> logger) : ICaptchaVerifier
{
    public async Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (token.Length > TurnstileDefaults.MaxTokenLength) return Refuse("too long");
        if (await client.AskAsync(options.Value, token, address, [], cancellationToken) is not { } answer) return CaptchaVerdict.Unavailable;
        if (!answer.Success) return CaptchaVerdict.NotProven;
        if (!options.Value.IsOurs(answer)) return Refuse("another host");
        return options.Value.Action is { } action && answer.Action != action ? Refuse("another action") : CaptchaVerdict.Person;
    }

    private CaptchaVerdict Refuse(string reason)
    {
        Log.NotOurs(logger, reason);
        return CaptchaVerdict.NotProven;
    }
}

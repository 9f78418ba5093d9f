using SmsAuth;
using SmsAuth.Captcha.Turnstile;
using SmsAuth.Captcha.SiteVerify;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Cloudflare Turnstile for proof of humanity.</summary>
public static class TurnstileBuilderExtensions
{
    /// <summary>
    /// Has Cloudflare Turnstile check the tokens of its widget, in place of any other service. When it is asked is for <c>ConfigureCaptcha</c> to say.
    /// </summary>
    public static SmsAuthBuilder UseTurnstile(this SmsAuthBuilder builder, Action<TurnstileOptions> configure) =>
        builder.UseCaptcha<TurnstileVerifier, TurnstileOptions, TurnstileOptionsValidator>(configure);
}

using SmsAuth;
using SmsAuth.Captcha.HCaptcha;
using SmsAuth.Captcha.SiteVerify;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses hCaptcha for proof of humanity.</summary>
public static class HCaptchaBuilderExtensions
{
    /// <summary>
    /// Has hCaptcha check the tokens of its widget, in place of any other service. When it is asked is for <c>ConfigureCaptcha</c> to say.
    /// </summary>
    public static SmsAuthBuilder UseHCaptcha(this SmsAuthBuilder builder, Action<HCaptchaOptions> configure) =>
        builder.UseCaptcha<HCaptchaVerifier, HCaptchaOptions, HCaptchaOptionsValidator>(configure);
}

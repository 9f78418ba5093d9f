using SmsAuth;
using SmsAuth.Captcha.Recaptcha;
using SmsAuth.Captcha.SiteVerify;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses reCAPTCHA v3 for proof of humanity.</summary>
public static class RecaptchaBuilderExtensions
{
    /// <summary>
    /// Has reCAPTCHA v3 check the tokens of its widget, in place of any other service. When it is asked is for <c>ConfigureCaptcha</c> to say.
    /// </summary>
    public static SmsAuthBuilder UseRecaptcha(this SmsAuthBuilder builder, Action<RecaptchaOptions> configure) =>
        builder.UseCaptcha<RecaptchaVerifier, RecaptchaOptions, RecaptchaOptionsValidator>(configure);
}

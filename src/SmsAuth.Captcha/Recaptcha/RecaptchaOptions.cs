using System.Diagnostics.CodeAnalysis;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.Recaptcha;

/// <summary>reCAPTCHA v3.</summary>
public sealed class RecaptchaOptions : SiteVerifyOptions
{
    /// <summary>The service as documented, without a secret.</summary>
    [SetsRequiredMembers]
    public RecaptchaOptions() => Endpoint = new Uri(RecaptchaDefaults.Endpoint);

    /// <summary>The least score of a person, 0 (surely a machine) to 1 (surely a person). Default: 0.5.</summary>
    public double MinScore { get; set; } = 0.5;

    /// <summary>
    /// The action that the token was asked for with, 1 to 100 letters, digits, slashes and underscores; a token of any other is refused.
    /// Default: <c>sms_otp</c>.
    /// </summary>
    public string Action { get; set; } = "sms_otp";
}

using System.Diagnostics.CodeAnalysis;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.HCaptcha;

/// <summary>hCaptcha.</summary>
public sealed class HCaptchaOptions : SiteVerifyOptions
{
    /// <summary>The service as documented, without a secret.</summary>
    [SetsRequiredMembers]
    public HCaptchaOptions() => Endpoint = new Uri(HCaptchaDefaults.Endpoint);

    /// <summary>
    /// The site key of the widget; a token of another site of the same account is refused. Null, the default, accepts all of the account's.
    /// </summary>
    public string? SiteKey { get; set; }
}

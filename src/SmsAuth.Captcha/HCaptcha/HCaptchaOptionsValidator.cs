using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.HCaptcha;

internal sealed class HCaptchaOptionsValidator : IValidateOptions<HCaptchaOptions>
{
    public ValidateOptionsResult Validate(string? name, HCaptchaOptions options)
    {
        var problems = SiteVerifyOptionsValidator.ProblemsOf(options);
        return SiteVerifyOptionsValidator.ResultOf(
            options.SiteKey is null or { Length: >= 1 and <= 100 } ? problems : problems.Append("SmsAuth:Captcha:SiteKey: 1 to 100 characters."));
    }
}

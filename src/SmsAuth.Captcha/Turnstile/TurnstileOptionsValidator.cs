using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.Turnstile;

internal sealed class TurnstileOptionsValidator : IValidateOptions<TurnstileOptions>
{
    public ValidateOptionsResult Validate(string? name, TurnstileOptions options)
    {
        var problems = SiteVerifyOptionsValidator.ProblemsOf(options);
        return SiteVerifyOptionsValidator.ResultOf(
            options.Action is null or { Length: >= 1 and <= 32 } ? problems : problems.Append("SmsAuth:Captcha:Action: 1 to 32 characters."));
    }
}

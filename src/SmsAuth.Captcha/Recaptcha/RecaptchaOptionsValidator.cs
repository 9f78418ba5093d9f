using Microsoft.Extensions.Options;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.Recaptcha;

internal sealed class RecaptchaOptionsValidator : IValidateOptions<RecaptchaOptions>
{
    public ValidateOptionsResult Validate(string? name, RecaptchaOptions options) =>
        SiteVerifyOptionsValidator.ResultOf([.. SiteVerifyOptionsValidator.ProblemsOf(options), .. OwnProblemsOf(options)]);

    private static IEnumerable<string> OwnProblemsOf(RecaptchaOptions options)
    {
        if (options.MinScore is not (>= 0 and <= 1)) yield return "SmsAuth:Captcha:MinScore: 0 to 1.";
        if (options.Action is not { Length: >= 1 and <= 100 } action || !action.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_'))
        {
            yield return "SmsAuth:Captcha:Action: 1 to 100 letters, digits, slashes and underscores.";
        }
    }
}

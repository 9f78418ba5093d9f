using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsAuth.Humanity;

internal sealed class CaptchaOptionsValidator(IServiceProviderIsService services) : IValidateOptions<CaptchaOptions>
{
    private const int Most = 1_000_000;

    public ValidateOptionsResult Validate(string? name, CaptchaOptions options)
    {
        List<string> failures = [];
        if (!Enum.IsDefined(options.Mode)) failures.Add($"SmsAuth:Captcha:Mode: {string.Join(", ", Enum.GetNames<CaptchaMode>())}.");
        if (options.Mode is not CaptchaMode.Never && !services.IsService(typeof(ICaptchaVerifier)))
        {
            failures.Add($"SmsAuth:Captcha:Mode: {options.Mode} needs a captcha service; set SmsAuth:Captcha:Provider, or the mode to {CaptchaMode.Never}.");
        }

        if (options.Risk.PrefixShare is not (>= 0 and <= 1)) failures.Add("SmsAuth:Captcha:Risk:PrefixShare: 0 (off) to 1.");
        if (options.Risk.AddressPerHour is < 0 or > Most) failures.Add($"SmsAuth:Captcha:Risk:AddressPerHour: 0 (off) to {Most}.");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

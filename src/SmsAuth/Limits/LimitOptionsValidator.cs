using Microsoft.Extensions.Options;

namespace SmsAuth.Limits;

internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    private const int MaxTries = 10;
    private const int MaxSteps = 10;
    private static readonly TimeSpan MaxCooldown = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        List<string> failures = [];
        if (options.Challenge.Tries is < 0 or > MaxTries)
        {
            failures.Add($"SmsAuth:Limits:Challenge:Tries: 0 (off) to {MaxTries}.");
        }

        if (options.Number.Cooldown.Count > MaxSteps || options.Number.Cooldown.Any(static c => c < TimeSpan.Zero || c > MaxCooldown))
        {
            failures.Add($"SmsAuth:Limits:Number:Cooldown: at most {MaxSteps} time spans, each {TimeSpan.Zero} to {MaxCooldown}.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

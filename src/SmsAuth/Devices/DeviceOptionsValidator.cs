using Microsoft.Extensions.Options;

namespace SmsAuth.Devices;

internal sealed class DeviceOptionsValidator : IValidateOptions<DeviceOptions>
{
    private const int MaxPerAccount = 50;
    private static readonly TimeSpan MinLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(400);

    public ValidateOptionsResult Validate(string? name, DeviceOptions options)
    {
        List<string> failures = [];
        if (options.Lifetime < MinLifetime || options.Lifetime > MaxLifetime)
        {
            failures.Add($"SmsAuth:Devices:Lifetime: {MinLifetime.Days} to {MaxLifetime.Days} days.");
        }

        if (options.PerAccount is < 1 or > MaxPerAccount) failures.Add($"SmsAuth:Devices:PerAccount: 1 to {MaxPerAccount}.");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

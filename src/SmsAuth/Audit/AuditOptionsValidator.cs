using Microsoft.Extensions.Options;

namespace SmsAuth.Audit;

internal sealed class AuditOptionsValidator : IValidateOptions<AuditOptions>
{
    private static readonly TimeSpan MinRetention = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        List<string> failures = [];
        if (options.Retention != TimeSpan.Zero && (options.Retention < MinRetention || options.Retention > MaxRetention))
        {
            failures.Add($"SmsAuth:Audit:Retention: 0 (for ever), or {MinRetention} to {MaxRetention}.");
        }

        var longest = options.Retention > TimeSpan.Zero ? options.Retention : MaxRetention;
        if (options.AddressRetention < TimeSpan.Zero || options.AddressRetention > longest)
        {
            failures.Add($"SmsAuth:Audit:AddressRetention: 0 (never whole) to {longest}, which is as long as an entry is kept.");
        }

        if (!Enum.IsDefined(options.LogAddress))
        {
            failures.Add($"SmsAuth:Audit:LogAddress: {string.Join(", ", Enum.GetNames<LoggedAddress>())}.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

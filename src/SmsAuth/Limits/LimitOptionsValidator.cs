using System.Globalization;
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

        void Require(int limit, int most, string setting)
        {
            if (limit < 0 || limit > most) failures.Add(string.Create(CultureInfo.InvariantCulture, $"SmsAuth:Limits:{setting}: 0 (off) to {most}."));
        }

        Require(options.Number.PerHour, LimitRanges.Number, "Number:PerHour");
        Require(options.Number.PerDay, LimitRanges.Number, "Number:PerDay");
        Require(options.Address.PerHour, LimitRanges.Address, "Address:PerHour");
        Require(options.Client.PerHour, LimitRanges.Everyone, "Client:PerHour");
        Require(options.Country.PerDay, LimitRanges.Everyone, "Country:PerDay");
        Require(options.Global.PerMinute, LimitRanges.Everyone, "Global:PerMinute");
        Require(options.Failures.PerNumberPerDay, LimitRanges.Number, "Failures:PerNumberPerDay");
        foreach (var (country, cap) in options.Country.Cap)
        {
            if (country is not { Length: 2 } || !country.All(char.IsAsciiLetterUpper))
            {
                failures.Add($"SmsAuth:Limits:Country:Cap: '{country}' is no ISO 3166-1 alpha-2 code in upper case, such as SE.");
            }

            if (cap is < 0 or > LimitRanges.Everyone) failures.Add($"SmsAuth:Limits:Country:Cap:{country}: 0 (off) to {LimitRanges.Everyone}.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

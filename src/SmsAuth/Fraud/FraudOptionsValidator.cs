using Microsoft.Extensions.Options;
using SmsAuth.Fraud.Conversion;

namespace SmsAuth.Fraud;

internal sealed class FraudOptionsValidator : IValidateOptions<FraudOptions>
{
    private const int Most = 1_000_000;

    public ValidateOptionsResult Validate(string? name, FraudOptions options)
    {
        List<string> failures = [];
        void Require(bool condition, string setting, string allowed)
        {
            if (!condition) failures.Add($"SmsAuth:Fraud:{setting}: {allowed}.");
        }

        GuardMode?[] modes =
        [
            options.Lists.Mode, options.Countries.Mode, options.NumberTypes.Mode, options.NumberTypes.Voip, options.NumberTypes.FixedLine,
            options.Conversion.Mode, options.Velocity.Mode,
            .. options.Verifiers.Values.SelectMany(static v => Enum.GetValues<FraudRuleKind>().Select(v.Of)),
        ];
        Require(modes.All(static m => m is null || Enum.IsDefined(m.Value)), "*:Mode", string.Join(", ", Enum.GetNames<GuardMode>()));
        Require(options.Countries.Allowed.All(IsCountry), "Countries:Allowed", "ISO 3166-1 alpha-2 codes in upper case, such as SE, or 001 for plans of no country");
        Require(options.Countries.Denied.All(IsCountry), "Countries:Denied", "ISO 3166-1 alpha-2 codes in upper case, such as SE, or 001 for plans of no country");
        Require(options.Velocity.PerHour is >= 0 and <= Most, "Velocity:PerHour", $"0 (off) to {Most}");
        Require(options.Velocity.PerDay is >= 0 and <= Most, "Velocity:PerDay", $"0 (off) to {Most}");

        var conversion = options.Conversion;
        Require(conversion.MinConversion is >= 0.001 and <= 0.9, "Conversion:MinConversion", "0.001 to 0.9");
        RequireSpan(conversion.Window, "Conversion:Window", TimeSpan.FromHours(1), ConversionOptions.MaxWindow);
        RequireSpan(conversion.Settle, "Conversion:Settle", TimeSpan.FromMinutes(5), TimeSpan.FromHours(2));
        RequireSpan(conversion.PauseFor, "Conversion:PauseFor", ConversionBucket.Length, TimeSpan.FromDays(7));
        Require(conversion.PrefixSample is >= 1 and <= Most, "Conversion:PrefixSample", $"1 to {Most}");
        Require(conversion.CountrySample is >= 1 and <= Most, "Conversion:CountrySample", $"1 to {Most}");
        Require(conversion.GatewaySample is >= 1 and <= Most, "Conversion:GatewaySample", $"1 to {Most}");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;

        void RequireSpan(TimeSpan value, string setting, TimeSpan least, TimeSpan most) => Require(value >= least && value <= most, setting, $"{least} to {most}");
    }

    private static bool IsCountry(string code) => code is "001" || (code.Length == 2 && code.All(char.IsAsciiLetterUpper));
}

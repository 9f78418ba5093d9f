using Microsoft.Extensions.Options;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

internal sealed class CodeVerifierOptionsValidator(GatewayRoute route) : IValidateOptions<CodeVerifierOptions>
{
    private const int MaxGatewayName = 100;
    private const int MaxChannels = 10;
    private const int MaxAfter = 10;
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxResendAfter = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, CodeVerifierOptions options)
    {
        List<string> failures = [];
        void Require(bool condition, string setting, string allowed)
        {
            if (!condition) failures.Add($"Verifier '{name}', {setting}: {allowed}.");
        }

        void RequireGateways(IList<string>? gateways, string setting)
        {
            Require(gateways is { Count: > 0 }, setting, "name at least one gateway");
            foreach (var gateway in gateways ?? [])
            {
                Require(route.Names.Contains(gateway), setting, $"there is no gateway '{gateway}'; there are: {string.Join(", ", route.Names)}");
                Require(gateway is { Length: >= 1 and <= MaxGatewayName }, setting, $"the name of a gateway has 1 to {MaxGatewayName} characters");
            }
        }

        RequireGateways(options.Gateways, nameof(options.Gateways));
        Require(options.Channels is { Count: <= MaxChannels }, nameof(options.Channels), $"at most {MaxChannels}");
        foreach (var (channel, offered) in options.Channels ?? new Dictionary<string, ChannelOptions>())
        {
            var setting = $"{nameof(options.Channels)}:{channel}";
            Require(Channel.IsName(channel), setting, $"the name of a channel has 1 to {Channel.MaxLength} of the characters a-z 0-9 - _");
            Require(channel != Channel.Sms, setting, $"that one is always there, on the gateways of {nameof(options.Gateways)}");
            RequireGateways(offered?.Gateways, $"{setting}:{nameof(offered.Gateways)}");
            Require(offered?.After is >= 0 and <= MaxAfter, $"{setting}:{nameof(offered.After)}", $"0 to {MaxAfter}");
        }

        foreach (var (gateway, countries) in options.Countries ?? new Dictionary<string, IList<string>>())
        {
            var setting = $"{nameof(options.Countries)}:{gateway}";
            Require(route.Names.Contains(gateway), setting, $"there is no gateway '{gateway}'; there are: {string.Join(", ", route.Names)}");
            Require(countries is { Count: > 0 }, setting, "name at least one country, or leave it out for all");
            foreach (var country in countries ?? []) Require(PhoneNumber.IsRegion(country), setting, $"'{country}' is no country with phone numbers, such as SE (ISO 3166-1 alpha-2)");
        }

        Require(Enum.IsDefined(options.Resend), nameof(options.Resend), string.Join(" or ", Enum.GetNames<ResendMode>()));

        Require(options.ApplicationName is { Length: >= 1 and <= 40 } text && !text.Any(char.IsControl), nameof(options.ApplicationName), "1 to 40 characters, none of them a control character");
        Require(!string.IsNullOrWhiteSpace(options.Language), nameof(options.Language), "a BCP 47 language tag");
        Require(options.CodeLength is >= OtpCode.MinLength and <= OtpCode.MaxLength, nameof(options.CodeLength), $"{OtpCode.MinLength} to {OtpCode.MaxLength}");
        Require(options.Lifetime >= MinLifetime && options.Lifetime <= MaxLifetime, nameof(options.Lifetime), $"{MinLifetime} to {MaxLifetime}");
        Require(options.Tries is null or (>= 1 and <= 10), nameof(options.Tries), "1 to 10");
        Require(options.ResendAfter is null || (options.ResendAfter >= TimeSpan.Zero && options.ResendAfter <= MaxResendAfter), nameof(options.ResendAfter), $"{TimeSpan.Zero} to {MaxResendAfter}");
        failures.AddRange(LimitRanges.Problems(options.Limits).Select(problem => $"Verifier '{name}', Limits, {problem}."));
        Require(options.Pending is >= 1 and <= 10, nameof(options.Pending), "1 to 10");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}

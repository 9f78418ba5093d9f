using Microsoft.Extensions.Options;
using SmsAuth.Gateways;

namespace SmsAuth.Verifiers;

internal sealed class CodeVerifierOptionsValidator(GatewayRoute route) : IValidateOptions<CodeVerifierOptions>
{
    private const int MaxChannels = 10;
    private const int MaxAfter = 10;

    public ValidateOptionsResult Validate(string? name, CodeVerifierOptions options)
    {
        var ranges = new VerifierRanges(name, "gateway", [.. route.Names]);
        ranges.RequireProviders(nameof(options.Gateways), options.Gateways);
        ranges.Require(options.Channels is { Count: <= MaxChannels }, nameof(options.Channels), $"at most {MaxChannels}");
        foreach (var (channel, offered) in options.Channels ?? new Dictionary<string, ChannelOptions>())
        {
            var setting = $"{nameof(options.Channels)}:{channel}";
            ranges.Require(Channel.IsName(channel), setting, $"the name of a channel has 1 to {Channel.MaxLength} of the characters a-z 0-9 - _");
            ranges.Require(channel != Channel.Sms, setting, $"that one is always there, on the gateways of {nameof(options.Gateways)}");
            ranges.RequireProviders($"{setting}:{nameof(offered.Gateways)}", offered?.Gateways);
            ranges.Require(offered?.After is >= 0 and <= MaxAfter, $"{setting}:{nameof(offered.After)}", $"0 to {MaxAfter}");
        }

        ranges.RequireCountries(nameof(options.Countries), options.Countries);
        ranges.Require(Enum.IsDefined(options.Resend), nameof(options.Resend), string.Join(" or ", Enum.GetNames<ResendMode>()));
        ranges.RequireCommon(options.ApplicationName, options.Language, options.CodeLength, options.Lifetime, options.Tries, options.ResendAfter, options.Pending, options.Limits);
        return ranges.Result;
    }
}

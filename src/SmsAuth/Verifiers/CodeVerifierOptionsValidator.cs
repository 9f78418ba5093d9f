using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SmsAuth.Clients;
using SmsAuth.Gateways;
using SmsAuth.Messages;
using SmsAuth.Settings;

namespace SmsAuth.Verifiers;

internal sealed partial class CodeVerifierOptionsValidator(GatewayRoute route, TextComposer texts) : IValidateOptions<CodeVerifierOptions>
{
    private const int MaxChannels = 10;
    private const int MaxAfter = 10;

    public ValidateOptionsResult Validate(string? name, CodeVerifierOptions options) => VerifierRanges.ResultOf(name, ProblemsOf(options));

    /// <summary>What is wrong with options, setting by setting.</summary>
    public IReadOnlyList<SettingProblem> ProblemsOf(CodeVerifierOptions options)
    {
        var ranges = new VerifierRanges("gateway", [.. route.Names]);
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

        ranges.Require(options.Domain is null || Domain().IsMatch(options.Domain), nameof(options.Domain), "a domain without scheme, port and path, such as example.com");
        foreach (var (client, hash) in options.AndroidAppHashes ?? new Dictionary<string, string>())
        {
            ranges.Require(AndroidAppHash.IsValid(hash), $"{nameof(options.AndroidAppHashes)}:{client}", AndroidAppHash.Allowed);
        }

        RequireTexts(options, ranges);
        ranges.RequireCountries(nameof(options.Countries), options.Countries);
        ranges.Require(Enum.IsDefined(options.Resend), nameof(options.Resend), string.Join(" or ", Enum.GetNames<ResendMode>()));
        ranges.RequireCommon(options.ApplicationName, options.Language, options.Languages, options.CodeLength, options.Lifetime, options.Tries, options.ResendAfter, options.Pending, options.Limits);
        return ranges.Problems;
    }

    private void RequireTexts(CodeVerifierOptions options, VerifierRanges ranges)
    {
        foreach (var (language, own) in options.Texts ?? new Dictionary<string, IDictionary<string, string>>())
        {
            var setting = $"{nameof(options.Texts)}:{language}";
            ranges.Require(texts.Languages.Contains(language, StringComparer.OrdinalIgnoreCase), setting, $"there are no texts in that language yet; add a file to SmsAuth:Texts:Folder, or name one of: {string.Join(", ", texts.Languages.Order(StringComparer.Ordinal))}");
            foreach (var (name, template) in own ?? new Dictionary<string, string>())
            {
                var problem = TextTemplates.ProblemOf(name, template);
                ranges.Require(problem is null, $"{setting}:{name}", problem ?? "");
            }
        }
    }

    // RFC 1035 2.3.1, in lower case as browsers compare it; a host without a dot is for development.
    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?)*\z")]
    private static partial Regex Domain();
}

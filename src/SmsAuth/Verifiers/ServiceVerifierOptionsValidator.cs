using Microsoft.Extensions.Options;
using SmsAuth.Gateways;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Verifiers;

internal sealed class ServiceVerifierOptionsValidator(ServiceRoute route) : IValidateOptions<ServiceVerifierOptions>
{
    private const int MaxAfter = 10;

    public ValidateOptionsResult Validate(string? name, ServiceVerifierOptions options) => VerifierRanges.ResultOf(name, ProblemsOf(options));

    /// <summary>What is wrong with options, setting by setting.</summary>
    public IReadOnlyList<SettingProblem> ProblemsOf(ServiceVerifierOptions options)
    {
        var ranges = new VerifierRanges("verify service", [.. route.Names]);
        ranges.RequireProviders(nameof(options.Services), options.Services);
        ranges.RequireCountries(nameof(options.Countries), options.Countries);
        foreach (var (channel, after) in options.Channels ?? new Dictionary<string, int>())
        {
            var setting = $"{nameof(options.Channels)}:{channel}";
            ranges.Require(channel != Channel.Sms, setting, "that one is always there");
            ranges.Require(after is >= 0 and <= MaxAfter, setting, $"0 to {MaxAfter}");
            ranges.Require(
                options.Services?.Any(s => route.Find(s)?.Channels.Contains(channel) is true) is true,
                setting,
                $"none of the services has this channel; there are: {string.Join(", ", Offered(options))}");
        }

        ranges.RequireCommon(options.ApplicationName, options.Language, options.Languages, options.CodeLength, options.Lifetime, options.Tries, options.ResendAfter, options.Pending, options.Limits);
        return ranges.Problems;
    }

    private IEnumerable<string> Offered(ServiceVerifierOptions options) =>
        options.Services?.SelectMany(s => route.Find(s)?.Channels ?? []).Where(static c => c != Channel.Sms).Distinct(StringComparer.Ordinal) ?? [];
}

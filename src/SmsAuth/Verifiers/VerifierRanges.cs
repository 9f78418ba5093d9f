using Microsoft.Extensions.Options;
using SmsAuth.Codes;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Settings;

namespace SmsAuth.Verifiers;

/// <summary>Collects what is wrong with the options of a verifier.</summary>
/// <param name="noun">What its providers are called.</param>
/// <param name="providers">The names of the providers there are.</param>
internal sealed class VerifierRanges(string noun, IReadOnlyList<string> providers)
{
    private const int MaxName = 100;
    private const string LanguageTag = "a BCP 47 language tag, such as sv";
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxResendAfter = TimeSpan.FromMinutes(10);

    private readonly List<SettingProblem> problems = [];

    public IReadOnlyList<SettingProblem> Problems => problems;

    /// <summary>The problems of a verifier, for the log.</summary>
    public static ValidateOptionsResult ResultOf(string? verifier, IReadOnlyList<SettingProblem> problems) => problems.Count > 0
        ? ValidateOptionsResult.Fail(problems.Select(p => $"Verifier '{verifier}', {p.Setting}: {p.Message}"))
        : ValidateOptionsResult.Success;

    public void Require(bool condition, string setting, string allowed)
    {
        if (!condition) problems.Add(new SettingProblem(setting, $"{allowed}."));
    }

    public void RequireProviders(string setting, IList<string>? named)
    {
        Require(named is { Count: > 0 }, setting, $"name at least one {noun}");
        foreach (var provider in named ?? [])
        {
            RequireKnown(setting, provider);
            Require(provider is { Length: >= 1 and <= MaxName }, setting, $"the name of a {noun} has 1 to {MaxName} characters");
        }
    }

    public void RequireCountries(string setting, IDictionary<string, IList<string>>? countries)
    {
        foreach (var (provider, served) in countries ?? new Dictionary<string, IList<string>>())
        {
            var path = $"{setting}:{provider}";
            RequireKnown(path, provider);
            Require(served is { Count: > 0 }, path, "name at least one country, or leave it out for all");
            foreach (var country in served ?? []) Require(PhoneNumber.IsRegion(country), path, $"'{country}' is no country with phone numbers, such as SE (ISO 3166-1 alpha-2)");
        }
    }

    public void RequireCommon(
        string? applicationName, string? language, IDictionary<string, string>? languages, int codeLength, TimeSpan lifetime, int? tries, TimeSpan? resendAfter, int pending, LimitOverrides limits)
    {
        Require(applicationName is { Length: >= 1 and <= 40 } text && !text.Any(char.IsControl), "ApplicationName", "1 to 40 characters, none of them a control character");
        Require(language is null || IsTag(language), "Language", LanguageTag);
        foreach (var (country, own) in languages ?? new Dictionary<string, string>())
        {
            Require(PhoneNumber.IsRegion(country), $"Languages:{country}", $"'{country}' is no country with phone numbers, such as SE (ISO 3166-1 alpha-2)");
            Require(IsTag(own), $"Languages:{country}", LanguageTag);
        }

        Require(codeLength is >= OtpCode.MinLength and <= OtpCode.MaxLength, "CodeLength", $"{OtpCode.MinLength} to {OtpCode.MaxLength}");
        Require(lifetime >= MinLifetime && lifetime <= MaxLifetime, "Lifetime", $"{MinLifetime} to {MaxLifetime}");
        Require(tries is null or (>= 1 and <= 10), "Tries", "1 to 10");
        Require(resendAfter is null || (resendAfter >= TimeSpan.Zero && resendAfter <= MaxResendAfter), "ResendAfter", $"{TimeSpan.Zero} to {MaxResendAfter}");
        problems.AddRange(LimitRanges.Problems(limits).Select(static p => new SettingProblem($"Limits:{p.Name}", $"{p.Allowed}.")));
        Require(pending is >= 1 and <= 10, "Pending", "1 to 10");
    }

    // RFC 5646 2.1, roughly: what there are no texts in is passed over.
    private static bool IsTag(string? tag) => tag is { Length: >= 2 and <= 35 } && tag.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(tag[0]);

    private void RequireKnown(string setting, string provider) =>
        Require(providers.Contains(provider), setting, $"there is no {noun} '{provider}'; there are: {string.Join(", ", providers)}");
}

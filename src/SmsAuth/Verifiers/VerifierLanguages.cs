using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>In which languages a verifier writes to a number.</summary>
internal static class VerifierLanguages
{
    /// <summary>What the verifier sets for the country, what it sets for all, what the country speaks: the first of them that there is.</summary>
    public static IReadOnlyList<string> For(PhoneNumber number, IDictionary<string, string> byCountry, string? all)
    {
        var own = byCountry.FirstOrDefault(l => l.Key.Equals(number.Region, StringComparison.OrdinalIgnoreCase)).Value;
        return [.. new[] { own, all ?? CountryLanguages.Of(number.Region) }.OfType<string>()];
    }
}

using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>Which providers are used for a number.</summary>
internal static class ServedCountries
{
    /// <summary>Those of an ordered list that have no countries, or the number's among them.</summary>
    public static IList<string> Of(IEnumerable<string> providers, IDictionary<string, IList<string>> countries, PhoneNumber number) =>
        [.. providers.Where(p => !countries.TryGetValue(p, out var served) || served.Contains(number.Region, StringComparer.OrdinalIgnoreCase))];
}

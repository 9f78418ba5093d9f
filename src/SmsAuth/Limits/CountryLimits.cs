using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Limits;

/// <summary>The limits of the numbers of one country.</summary>
public sealed class CountryLimits
{
    /// <summary>The texts in a day to each country that <see cref="Cap"/> does not name, 0 (off) to 100,000,000. Default: 0.</summary>
    public int PerDay { get; set; }

    /// <summary>The most texts in a day to certain countries, by ISO 3166-1 alpha-2 code in upper case; 0 (off) to 100,000,000.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, int> Cap { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

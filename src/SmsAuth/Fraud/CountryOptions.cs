using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Fraud;

/// <summary>Countries that are served or not, ISO 3166-1 alpha-2 in upper case, or <c>001</c> for plans of no country. A client may have lists of its own.</summary>
public sealed class CountryOptions
{
    /// <summary>What happens to a number of a country that is not served. Default: it is refused.</summary>
    public GuardMode Mode { get; set; } = GuardMode.Enforce;

    /// <summary>The countries that are served; empty, the default, means all.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Allowed { get; set; } = [];

    /// <summary>The countries that are not served, also when they are allowed. Default: none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Denied { get; set; } = [];
}

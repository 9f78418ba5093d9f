namespace SmsAuth.Server.Admin.Statistics;

/// <summary>The section <c>SmsAuth:Prices</c>: what texts cost, for the figures that administrators see.</summary>
internal sealed class PriceSettings
{
    public const string Section = "SmsAuth:Prices";

    /// <summary>The price for all countries that have none of their own.</summary>
    public const string AllCountries = "Default";

    /// <summary>The currency of all prices, ISO 4217. Default: EUR.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>
    /// The price of a text, 0 to 100, by gateway and country (ISO 3166-1 alpha-2, or <c>Default</c>). A text of several messages counts once: set what your texts
    /// cost as they are. Default: none, and nothing is told of costs.
    /// </summary>
    public IDictionary<string, IDictionary<string, decimal>> PerText { get; set; } = new Dictionary<string, IDictionary<string, decimal>>(StringComparer.Ordinal);
}

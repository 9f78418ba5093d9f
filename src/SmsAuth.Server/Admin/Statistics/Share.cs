namespace SmsAuth.Server.Admin.Statistics;

/// <summary>What happened in a country, or by a gateway.</summary>
/// <param name="Name">The country (ISO 3166-1 alpha-2; empty when it is not known), or the gateway.</param>
/// <param name="Figures">What.</param>
/// <param name="Spend">What the texts cost; null when no prices are set.</param>
internal sealed record Share(string Name, Figures Figures, Spend? Spend);

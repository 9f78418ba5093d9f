namespace SmsAuth.Server.Admin.Statistics;

/// <summary>What texts cost.</summary>
/// <param name="Amount">How much, of those that have a price.</param>
/// <param name="Currency">Of what, ISO 4217.</param>
/// <param name="Unpriced">How many texts have no price.</param>
internal sealed record Spend(decimal Amount, string Currency, long Unpriced);

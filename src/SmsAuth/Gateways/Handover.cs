namespace SmsAuth.Gateways;

/// <summary>What became of a text.</summary>
/// <param name="Took">How long the gateways took.</param>
/// <param name="Gateway">The one that accepted it; null when none did.</param>
internal sealed record Handover(TimeSpan Took, string? Gateway);

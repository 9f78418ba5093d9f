namespace SmsAuth.Gateways;

/// <summary>What is left of an account's credit.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what, in the gateway's own words, such as <c>euros</c> or <c>USD</c>.</param>
public sealed record Balance(decimal Amount, string Unit);

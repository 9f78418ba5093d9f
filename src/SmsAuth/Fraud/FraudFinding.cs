using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>What a rule found.</summary>
/// <param name="Refusal">The refusal, if the rule is enforced.</param>
/// <param name="AtMost">The strictest mode that it is worth, whatever the mode of the rule.</param>
internal sealed record FraudFinding(SendRefusal Refusal, GuardMode AtMost = GuardMode.Enforce);

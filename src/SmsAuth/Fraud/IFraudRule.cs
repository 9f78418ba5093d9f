using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>One rule of the fraud guard.</summary>
internal interface IFraudRule
{
    FraudRuleKind Kind { get; }

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken);
}

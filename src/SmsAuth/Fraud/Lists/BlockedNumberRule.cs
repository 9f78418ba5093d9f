using SmsAuth.Sending;

namespace SmsAuth.Fraud.Lists;

internal sealed class BlockedNumberRule(NumberLists lists) : IFraudRule
{
    public FraudRuleKind Kind => FraudRuleKind.Lists;

    public async Task<FraudFinding?> JudgeAsync(SendAttempt attempt, CancellationToken cancellationToken) =>
        await lists.FindAsync(attempt.PhoneNumber, cancellationToken) is ListKind.Blocked
            ? new FraudFinding(new SendRefusal.Denied("fraud:list:blocked"))
            : null;
}

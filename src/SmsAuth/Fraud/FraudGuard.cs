using Microsoft.Extensions.Options;
using SmsAuth.Fraud.Lists;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>Asks the rules, one after the other, before every text. A number that is always allowed is asked nothing.</summary>
internal sealed class FraudGuard(
    IEnumerable<IFraudRule> rules, NumberLists lists, PrefixVelocity velocity, FraudRecord record, IOptions<FraudOptions> options) : ISendCheck
{
    private readonly IFraudRule[] rules = [.. rules.OrderBy(static r => r.Kind)];

    public async Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        if (await IsAlwaysAllowedAsync(attempt, cancellationToken)) return null;
        foreach (var rule in rules)
        {
            var mode = options.Value.ModeOf(rule.Kind, attempt);
            if (mode is GuardMode.Off || await rule.JudgeAsync(attempt, cancellationToken) is not { } finding) continue;
            if (mode is GuardMode.Monitor || finding.AtMost is GuardMode.Monitor)
            {
                await record.MonitoredAsync(rule.Kind, attempt, finding.Refusal.Reason);
                continue;
            }

            record.Enforced(rule.Kind);
            return finding.Refusal;
        }

        return null;
    }

    public Task UndoAsync(SendAttempt attempt) => velocity.UndoAsync(attempt);

    private async Task<bool> IsAlwaysAllowedAsync(SendAttempt attempt, CancellationToken cancellationToken) =>
        options.Value.ModeOf(FraudRuleKind.Lists, attempt) is not GuardMode.Off
        && await lists.FindAsync(attempt.PhoneNumber, cancellationToken) is ListKind.Allowed;
}

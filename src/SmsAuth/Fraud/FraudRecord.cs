using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Sending;

namespace SmsAuth.Fraud;

/// <summary>Tells of what the rules found. What is enforced is logged and audited as every refusal is.</summary>
internal sealed class FraudRecord(IAuditTrail audit, FraudMetrics metrics, TimeProvider time, ILogger<FraudGuard> logger)
{
    public void Enforced(FraudRuleKind rule) => metrics.Found(rule, GuardMode.Enforce);

    public async Task MonitoredAsync(FraudRuleKind rule, SendAttempt attempt, string reason)
    {
        attempt.Findings.Add(reason);
        metrics.Found(rule, GuardMode.Monitor);
        Log.Monitored(logger, attempt.Client.ClientId, attempt.PhoneNumber, reason);
        await audit.RecordAsync(new AuditEntry
        {
            // Not SendRefused: the text goes out.
            Event = AuditEvent.FraudAlert,
            At = time.GetUtcNow(),
            Reason = $"monitor:{reason}",
            ClientId = attempt.Client.ClientId,
            PhoneNumber = attempt.PhoneNumber,
            ChallengeId = attempt.Challenge?.Id.ToString(),
            Verifier = attempt.Verifier.Name,
            Address = attempt.Caller.Address,
            CorrelationId = attempt.Caller.CorrelationId,
        });
    }
}

namespace SmsAuth.Audit;

/// <summary>Keeps nothing; what happened is in the log only.</summary>
internal sealed class NoAuditTrail : IAuditTrail
{
    public ValueTask RecordAsync(AuditEntry entry) => ValueTask.CompletedTask;
}

namespace SmsAuth.Audit;

/// <summary>The append-only record of what happened, failures included.</summary>
public interface IAuditTrail
{
    /// <summary>Appends an entry. Never throws and never waits for the store longer than it takes to hand the entry over.</summary>
    ValueTask RecordAsync(AuditEntry entry);
}

namespace SmsAuth.Audit;

/// <summary>
/// Keeps the audit trail. Nothing in it can be changed or removed but by retention. One writer in each process hands it batches.
/// </summary>
public interface IAuditStore
{
    /// <summary>
    /// Appends records, all of them or none. One whose id is there already is left as it is, so that a batch can be handed over again when its
    /// acknowledgement was lost. An exception means that it is to be handed over again.
    /// </summary>
    Task AppendAsync(IReadOnlyList<AuditRecord> records);
}

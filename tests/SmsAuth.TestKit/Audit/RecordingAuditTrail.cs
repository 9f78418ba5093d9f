using System.Collections.Concurrent;
using SmsAuth.Audit;

namespace SmsAuth.TestKit.Audit;

/// <summary>An audit trail in memory.</summary>
public sealed class RecordingAuditTrail : IAuditTrail
{
    private readonly ConcurrentQueue<AuditEntry> entries = new();

    /// <summary>The entries, the oldest first.</summary>
    public IReadOnlyList<AuditEntry> Entries => [.. entries];

    public ValueTask RecordAsync(AuditEntry entry)
    {
        entries.Enqueue(entry);
        return ValueTask.CompletedTask;
    }
}

using System.Collections.Concurrent;
using SmsAuth.Audit;

namespace SmsAuth.Tests;

/// <summary>An audit trail that keeps its entries.</summary>
internal sealed class RecordedAudit : IAuditTrail
{
    private readonly ConcurrentQueue<AuditEntry> entries = new();

    public IReadOnlyList<AuditEntry> Entries => [.. entries];

    /// <summary>The reasons of the entries of one event, in their order.</summary>
    public IEnumerable<string?> ReasonsOf(AuditEvent what) => entries.Where(e => e.Event == what).Select(static e => e.Reason);

    public ValueTask RecordAsync(AuditEntry entry)
    {
        entries.Enqueue(entry);
        return ValueTask.CompletedTask;
    }
}

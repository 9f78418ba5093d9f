using SmsAuth.PhoneNumbers;

namespace SmsAuth.Audit.InMemory;

/// <summary>Keeps the audit trail in the memory of one process: for tests. Nothing of it is ever removed.</summary>
public sealed class InMemoryAuditStore : IAuditStore, IAuditLog
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, AuditRecord> records = new(StringComparer.Ordinal);
    private readonly NumberHasher hasher;

    internal InMemoryAuditStore(NumberHasher hasher) => this.hasher = hasher;

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<AuditRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        lock (gate)
        {
            foreach (var record in records) this.records.TryAdd(record.Id, record);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, IAuditLog.MaxTake);
        var hash = filter.PhoneNumber is { } number ? hasher.Hash(number) : null;
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<AuditRecord>>([
                .. records.Values.Reverse()
                    .Where(r => after is null || string.CompareOrdinal(r.Id, after) < 0)
                    .Where(r => (filter.Event is null || r.Event == filter.Event)
                        && (filter.ClientId is null || r.ClientId == filter.ClientId)
                        && (hash is null || r.NumberHash == hash)
                        && (filter.AccountId is null || r.AccountId == filter.AccountId)
                        && (filter.Verifier is null || r.Verifier == filter.Verifier)
                        && (filter.Gateway is null || r.Gateway == filter.Gateway)
                        && (filter.Actor is null || r.Actor == filter.Actor)
                        && (filter.Reason is null || r.Reason?.StartsWith(filter.Reason, StringComparison.Ordinal) is true)
                        && (filter.Challenge is null || r.ChallengeId == filter.Challenge)
                        && (filter.From is null || r.At >= filter.From)
                        && (filter.Before is null || r.At < filter.Before))
                    .Take(take)]);
        }
    }

    /// <inheritdoc/>
    public async Task<AuditPage> SearchAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        var records = await ListAsync(filter, after, take, cancellationToken);
        return new AuditPage(records, records.Count == take ? records[^1].Id : null);
    }
}

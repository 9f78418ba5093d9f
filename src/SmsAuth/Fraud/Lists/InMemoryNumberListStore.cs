using System.Collections.Concurrent;

namespace SmsAuth.Fraud.Lists;

/// <summary>Keeps the lists in the memory of one process. Nothing survives a restart and no other node sees them.</summary>
internal sealed class InMemoryNumberListStore : INumberListStore
{
    private readonly ConcurrentDictionary<string, NumberListEntry> entries = new(StringComparer.Ordinal);

    public Task PutAsync(NumberListEntry entry)
    {
        entries[entry.Match] = entry;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string match) => Task.FromResult(entries.TryRemove(match, out _));

    public Task<IReadOnlyList<NumberListEntry>> ListAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NumberListEntry>>([.. entries.Values.Where(e => e.Until > now).OrderBy(static e => e.AddedAt)]);
}

using System.Collections.Concurrent;

namespace SmsAuth.Recycling.InMemory;

/// <summary>Keeps activities in the memory of one process: for tests. Nothing survives a restart and no other node sees them.</summary>
public sealed class InMemoryNumberActivityStore : INumberActivityStore
{
    private readonly ConcurrentDictionary<string, NumberActivity> activities = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<NumberActivity?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(activities.GetValueOrDefault(number));

    /// <inheritdoc/>
    public Task RecordAsync(string number, NumberActivity activity)
    {
        activities[number] = activity;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string number, string accountId)
    {
        if (activities.TryGetValue(number, out var activity) && activity.AccountId == accountId)
        {
            activities.TryRemove(KeyValuePair.Create(number, activity));
        }

        return Task.CompletedTask;
    }
}

namespace SmsAuth.Maintenance;

/// <summary>The lease of the node that purges. Without a store for it every node may.</summary>
internal sealed class PurgeLease(TimeProvider time, ILeaseStore? store = null)
{
    public const string Name = "purging";

    /// <summary>How long the others wait for a node that was killed. Far longer than a batch takes.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>After how long it is extended, so that not every batch pays for a write more.</summary>
    public static readonly TimeSpan Extended = Length / 6;

    private readonly string holder = Guid.NewGuid().ToString("N");
    private DateTimeOffset extendAt = DateTimeOffset.MinValue;

    /// <summary>Takes the lease, or extends it in time.</summary>
    /// <returns>Whether this node may go on.</returns>
    public async Task<bool> HoldAsync()
    {
        var now = time.GetUtcNow();
        if (store is null || now < extendAt) return true;
        extendAt = DateTimeOffset.MinValue;
        if (!await store.TryTakeAsync(Name, holder, now, now + Length)) return false;
        extendAt = now + Extended;
        return true;
    }

    public Task ReleaseAsync()
    {
        extendAt = DateTimeOffset.MinValue;
        return store?.ReleaseAsync(Name, holder) ?? Task.CompletedTask;
    }
}

namespace SmsAuth.Maintenance;

/// <summary>The lease of the node that purges. Without a store for it every node may.</summary>
internal sealed class PurgeLease(TimeProvider time, ILeaseStore? store = null)
{
    public const string Name = "purging";

    /// <summary>How long the others wait for a node that was killed. Far longer than a batch takes.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly string holder = Guid.NewGuid().ToString("N");

    /// <summary>Takes the lease, or extends it.</summary>
    /// <returns>Whether this node may go on.</returns>
    public async Task<bool> HoldAsync()
    {
        if (store is null) return true;
        var now = time.GetUtcNow();
        return await store.TryTakeAsync(Name, holder, now, now + Length);
    }

    public Task ReleaseAsync() => store?.ReleaseAsync(Name, holder) ?? Task.CompletedTask;
}

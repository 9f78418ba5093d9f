using Microsoft.EntityFrameworkCore;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Maintenance;

/// <summary>
/// Keeps leases in a relational database: one conditional UPDATE takes or extends one, and the primary key decides between those who take it
/// first. Every write can be repeated, so that a retrying execution strategy may do so.
/// </summary>
internal sealed class EntityFrameworkCoreLeaseStore<TContext>(OwnScope<TContext> own) : ILeaseStore
    where TContext : DbContext
{
    public Task<bool> TryTakeAsync(string name, string holder, DateTimeOffset now, DateTimeOffset until) => own.RunAsync(async context =>
        await TryUpdateAsync(context, name, holder, now, until) || await TryAddAsync(context, name, holder, until));

    // The row stays: it is added once, and never while another node looks for it.
    public Task ReleaseAsync(string name, string holder) => own.RunAsync(context => LeasesOf(context, name)
        .Where(l => l.Holder == holder)
        .ExecuteUpdateAsync(static set => set.SetProperty(l => l.ExpiresAt, DateTimeOffset.UnixEpoch), CancellationToken.None));

    private static async Task<bool> TryUpdateAsync(TContext context, string name, string holder, DateTimeOffset now, DateTimeOffset until) =>
        await LeasesOf(context, name)
            .Where(l => l.Holder == holder || l.ExpiresAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.ExpiresAt, until), CancellationToken.None) == 1;

    private static async Task<bool> TryAddAsync(TContext context, string name, string holder, DateTimeOffset until)
    {
        // Mostly it is somebody else's: then there is a row, and nothing to add.
        if (await LeasesOf(context, name).AnyAsync(CancellationToken.None)) return false;
        return await Upsert.TryAddAsync(context, new StoredLease { Name = name, Holder = holder, ExpiresAt = until }) is not { } failure
            || (await LeasesOf(context, name).Select(static l => l.Holder).FirstOrDefaultAsync(CancellationToken.None) is { } winner
                ? winner == holder
                : throw failure);
    }

    private static IQueryable<StoredLease> LeasesOf(TContext context, string name) => context.RowsOf<StoredLease>().Where(l => l.Name == name);
}

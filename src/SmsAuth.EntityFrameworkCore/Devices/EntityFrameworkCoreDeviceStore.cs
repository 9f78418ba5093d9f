using Microsoft.EntityFrameworkCore;
using SmsAuth.Devices;

namespace SmsAuth.EntityFrameworkCore.Devices;

/// <summary>Keeps trusted devices in a relational database. Every write can be repeated, so that a retrying execution strategy may do so.</summary>
internal sealed class EntityFrameworkCoreDeviceStore<TContext>(OwnScope<TContext> own) : IDeviceStore
    where TContext : DbContext
{
    public Task<int> AddAsync(Device device, int maxPerAccount) => own.RunAsync(async context =>
    {
        context.RowsOf<StoredDevice>().Add(StoredDevice.From(device));
        await context.SaveChangesAsync(CancellationToken.None);

        // Whoever inserts last sees all the others, so that parallel calls leave no more than the newest ones.
        var active = ActiveIn(context, device.AccountId, device.CreatedAt);
        var newest = active.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(maxPerAccount).Select(d => d.Id);
        return await active.Where(d => !newest.Contains(d.Id)).ExecuteDeleteAsync(CancellationToken.None);
    });

    public Task<Device?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => own.RunAsync(async context =>
    {
        var row = await context.RowsOf<StoredDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.ExpiresAt > now, cancellationToken);

        // SQL Server compares without regard to case unless told otherwise, and an id is exact.
        return row is not null && row.Id == id ? row.ToDevice() : null;
    });

    public Task<IReadOnlyList<Device>> ListAsync(string accountId, DateTimeOffset now, CancellationToken cancellationToken) =>
        own.RunAsync<IReadOnlyList<Device>>(async context =>
        {
            var rows = await ActiveIn(context, accountId, now)
                .AsNoTracking()
                .OrderByDescending(d => d.CreatedAt)
                .ThenByDescending(d => d.Id)
                .ToListAsync(cancellationToken);
            return [.. rows.Where(d => d.AccountId == accountId).Select(static d => d.ToDevice())];
        });

    public Task RecordUseAsync(string id, DateTimeOffset now) => own.RunAsync(context =>
    {
        DateTimeOffset? used = now;
        return context.RowsOf<StoredDevice>().Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.LastUsedAt, used), CancellationToken.None);
    });

    public Task<bool> RevokeAsync(string accountId, string id) => own.RunAsync(async context =>
        await context.RowsOf<StoredDevice>().Where(d => d.Id == id && d.AccountId == accountId).ExecuteDeleteAsync(CancellationToken.None) > 0);

    public Task<int> RevokeAllAsync(string accountId, string? number = null) => own.RunAsync(context =>
    {
        var devices = context.RowsOf<StoredDevice>().Where(d => d.AccountId == accountId);
        return (number is null ? devices : devices.Where(d => d.Number == number)).ExecuteDeleteAsync(CancellationToken.None);
    });

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        var rows = context.RowsOf<StoredDevice>();
        var expired = rows.Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt).Take(max).Select(d => d.Id);
        return rows.Where(d => expired.Contains(d.Id)).ExecuteDeleteAsync(cancellationToken);
    });

    private static IQueryable<StoredDevice> ActiveIn(TContext context, string accountId, DateTimeOffset now) =>
        context.RowsOf<StoredDevice>().Where(d => d.AccountId == accountId && d.ExpiresAt > now);
}

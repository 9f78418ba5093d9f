using Microsoft.EntityFrameworkCore;
using SmsAuth.Recycling;

namespace SmsAuth.EntityFrameworkCore.Recycling;

/// <summary>
/// Keeps number activities in a relational database. A record is an UPDATE, and an INSERT for a number that has none; whoever loses the race for
/// the insert updates after all.
/// </summary>
internal sealed class EntityFrameworkCoreNumberActivityStore<TContext>(OwnScope<TContext> own) : INumberActivityStore
    where TContext : DbContext
{
    public Task<NumberActivity?> FindAsync(string number, CancellationToken cancellationToken) => own.RunAsync(async context =>
    {
        var row = await RowsOf(context).AsNoTracking().FirstOrDefaultAsync(a => a.Number == number, cancellationToken);

        // SQL Server compares without regard to case unless told otherwise, and a pseudonym is exact.
        return row is not null && row.Number == number ? new NumberActivity(row.AccountId, row.LastProvenAt) : null;
    });

    public async Task RecordAsync(string number, NumberActivity activity)
    {
        if (await TryUpdateAsync(number, activity)) return;
        try
        {
            await InsertAsync(number, activity);
        }
        catch (DbUpdateException)
        {
            if (!await TryUpdateAsync(number, activity)) throw;
        }
    }

    public Task RemoveAsync(string number, string accountId) => own.RunAsync(context =>
        RowsOf(context).Where(a => a.Number == number && a.AccountId == accountId).ExecuteDeleteAsync(CancellationToken.None));

    private Task<bool> TryUpdateAsync(string number, NumberActivity activity) => own.RunAsync(async context => await RowsOf(context)
        .Where(a => a.Number == number)
        .ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccountId, activity.AccountId).SetProperty(a => a.LastProvenAt, activity.LastProvenAt),
            CancellationToken.None) > 0);

    private Task<int> InsertAsync(string number, NumberActivity activity) => own.RunAsync(context =>
    {
        RowsOf(context).Add(new StoredNumberActivity { Number = number, AccountId = activity.AccountId, LastProvenAt = activity.LastProvenAt });
        return context.SaveChangesAsync(CancellationToken.None);
    });

    private static DbSet<StoredNumberActivity> RowsOf(TContext context) => context.RowsOf<StoredNumberActivity>();
}

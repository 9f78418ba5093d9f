using Microsoft.EntityFrameworkCore;
using SmsAuth.Fraud.Lists;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Fraud;

/// <summary>Keeps the lists of numbers and prefixes in a relational database.</summary>
internal sealed class EntityFrameworkCoreNumberListStore<TContext>(OwnScope<TContext> own) : INumberListStore, IExpiringStore
    where TContext : DbContext
{
    public string Name => "number-lists";

    public Task PutAsync(NumberListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return own.RunAsync(context => new Upsert(context).RunAsync(
            () => context.RowsOf<StoredListEntry>()
                .Where(e => e.Match == entry.Match)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(e => e.Kind, entry.Kind)
                        .SetProperty(e => e.Shown, entry.Shown)
                        .SetProperty(e => e.Until, entry.Until)
                        .SetProperty(e => e.AddedAt, entry.AddedAt)
                        .SetProperty(e => e.AddedBy, entry.AddedBy),
                    CancellationToken.None),
            () => StoredListEntry.From(entry)));
    }

    public Task<bool> RemoveAsync(string match) => own.RunAsync(async context =>
        await context.RowsOf<StoredListEntry>().Where(e => e.Match == match).ExecuteDeleteAsync(CancellationToken.None) > 0);

    public Task<IReadOnlyList<NumberListEntry>> ListAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        own.RunAsync<IReadOnlyList<NumberListEntry>>(async context =>
        {
            var rows = await context.RowsOf<StoredListEntry>().AsNoTracking()
                .Where(e => e.Until > now).OrderBy(e => e.AddedAt).ThenBy(e => e.Match).ToListAsync(cancellationToken);
            return [.. rows.Select(static e => e.ToEntry())];
        });

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        // An entry that was renewed meanwhile stays.
        var ended = context.RowsOf<StoredListEntry>().Where(e => e.Until <= now);
        var due = ended.OrderBy(e => e.Until).Take(max).Select(e => e.Match);
        return ended.Where(e => due.Contains(e.Match)).ExecuteDeleteAsync(cancellationToken);
    });
}

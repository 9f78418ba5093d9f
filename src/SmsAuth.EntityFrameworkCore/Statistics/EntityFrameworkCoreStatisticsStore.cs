using Microsoft.EntityFrameworkCore;
using SmsAuth.Maintenance;
using SmsAuth.Statistics;

namespace SmsAuth.EntityFrameworkCore.Statistics;

/// <summary>Keeps counts in a relational database. Counts are added by single UPDATEs, so that those of several nodes add up.</summary>
internal sealed class EntityFrameworkCoreStatisticsStore<TContext>(OwnScope<TContext> own) : IStatisticsStore, IExpiringStore
    where TContext : DbContext
{
    public string Name => "statistics";

    public async Task AddAsync(DateTimeOffset at, IReadOnlyDictionary<StatisticKey, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);

        // In one order on all nodes, so that none waits for another that waits for it.
        var rows = StatisticSpans.All
            .SelectMany(span => counts.Select(c => StoredStatistic.Of(span, span.StartOf(at), StoredStatistic.KeyOf(c.Key), c.Key, c.Value)))
            .OrderBy(static r => r.Span)
            .ThenBy(static r => r.Key, StringComparer.Ordinal)
            .ToList();
        await own.RunAsync(context => AddMissingAsync(context, rows));
        await own.RunAsync(context => AddUpAsync(context, rows));
    }

    public Task<IReadOnlyList<StatisticCount>> ReadAsync(StatisticsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return own.RunAsync<IReadOnlyList<StatisticCount>>(async context => query.By switch
        {
            StatisticsGrouping.Time => (await Matching(context, query)
                    .GroupBy(static s => new { s.What, s.StartsAt })
                    .Select(static g => new { g.Key.What, g.Key.StartsAt, Count = g.Sum(static s => s.Count) })
                    .ToListAsync(cancellationToken))
                .ConvertAll(static c => new StatisticCount(c.What, c.Count) { StartsAt = c.StartsAt }),
            StatisticsGrouping.Route => (await Matching(context, query)
                    .GroupBy(static s => new { s.What, s.Gateway, s.Region })
                    .Select(static g => new { g.Key.What, g.Key.Gateway, g.Key.Region, Count = g.Sum(static s => s.Count) })
                    .ToListAsync(cancellationToken))
                .ConvertAll(static c => new StatisticCount(c.What, c.Count) { Gateway = c.Gateway, Region = c.Region }),
            _ => (await Matching(context, query)
                    .GroupBy(static s => new { s.What, s.Reason, s.Gateway })
                    .Select(static g => new { g.Key.What, g.Key.Reason, g.Key.Gateway, Count = g.Sum(static s => s.Count) })
                    .ToListAsync(cancellationToken))
                .ConvertAll(static c => new StatisticCount(c.What, c.Count) { Reason = c.Reason, Gateway = c.Gateway }),
        });
    }

    // There is no key of one column to take a part by; so a part is all that is as old as the oldest ones.
    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(async context =>
    {
        var removed = 0;
        foreach (var span in StatisticSpans.All)
        {
            var before = now - span.Kept();
            var due = RowsIn(context).Where(s => s.Span == span && s.StartsAt < before);
            var starts = due.OrderBy(static s => s.StartsAt).Take(max).Select(static s => s.StartsAt);
            removed += await due.Where(s => starts.Contains(s.StartsAt)).ExecuteDeleteAsync(cancellationToken);
        }

        return removed;
    });

    private static IQueryable<StoredStatistic> Matching(TContext context, StatisticsQuery query)
    {
        var (span, from, until, what) = (query.Span, query.From, query.Until, query.What.ToList());
        var rows = RowsIn(context).Where(s => s.Span == span && s.StartsAt >= from && s.StartsAt < until && what.Contains(s.What));
        if (query.ClientId is { } client) rows = rows.Where(s => s.ClientId == client);
        if (query.Verifier is { } verifier) rows = rows.Where(s => s.Verifier == verifier);
        if (query.Gateway is { } gateway) rows = rows.Where(s => s.Gateway == gateway);
        if (query.Region is { } region) rows = rows.Where(s => s.Region == region);
        return rows;
    }

    // Apart from the counts, and one by one: of nodes that add the same row, one does, and none waits for another with rows of its own locked.
    private static async Task<int> AddMissingAsync(TContext context, List<StoredStatistic> rows)
    {
        var added = 0;
        foreach (var bucket in rows.GroupBy(static r => (r.Span, r.StartsAt)))
        {
            var ((span, startsAt), keys) = (bucket.Key, bucket.Select(static r => r.Key).ToList());
            var there = await RowsIn(context)
                .Where(s => s.Span == span && s.StartsAt == startsAt && keys.Contains(s.Key))
                .Select(static s => s.Key)
                .ToListAsync(CancellationToken.None);
            foreach (var missing in bucket.ExceptBy(there, static r => r.Key, StringComparer.Ordinal))
            {
                if (await Upsert.TryAddAsync(context, missing.WithoutCount()) is null) added++;
            }
        }

        return added;
    }

    // Once, whatever the host's retrying strategy: what was counted twice could not be told any more.
    private static Task<int> AddUpAsync(TContext context, List<StoredStatistic> rows) => new RunOnce(context).ExecuteAsync(async () =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        foreach (var row in rows)
        {
            var (span, startsAt, key, count) = (row.Span, row.StartsAt, row.Key, row.Count);
            var changed = await RowsIn(context)
                .Where(s => s.Span == span && s.StartsAt == startsAt && s.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(static s => s.Count, s => s.Count + count), CancellationToken.None);
            if (changed == 0) throw new DbUpdateException("A count can be neither changed nor added.");
        }

        await transaction.CommitAsync();
        return rows.Count;
    });

    private static DbSet<StoredStatistic> RowsIn(TContext context) => context.RowsOf<StoredStatistic>();
}

using Microsoft.EntityFrameworkCore;
using SmsAuth.Limits;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Limits;

/// <summary>
/// Counts in a relational database. A look at all rows refuses most of what has no room without a write; what has room is then taken by one
/// conditional UPDATE for each row, all in one transaction, and the conditions alone decide. Callers name quotas in one order, the rows that
/// many share last, so that no two transactions wait for each other.
/// </summary>
internal sealed class EntityFrameworkCoreLimiter<TContext>(OwnScope<TContext> own, TimeProvider time) : ILimiter, IExpiringStore
    where TContext : DbContext
{
    // A round is lost only to a call that took the last unit, or to the making of a row.
    private const int MaxRounds = 20;

    // An empty row that nobody takes from is purged some time.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    public string Name => "limits";

    public async Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        for (var round = 0; round < MaxRounds; round++)
        {
            var now = time.GetUtcNow();
            if (await own.RunAsync(context => TryTakeAsync(context, quotas, pace, now)) is { } decision) return decision;
        }

        throw new TimeoutException("The limits are changed by others faster than they can be read.");
    }

    public Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        return own.RunAsync(context => new RunOnce(context).ExecuteAsync(async () =>
        {
            var given = 0;
            foreach (var quota in quotas) given += await GiveBackAsync(context, quota, takenAt);
            return given;
        }));
    }

    public Task ResetAsync(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return ResetAsync(StoredLimit.IdOf(quota));
    }

    public Task ResetAsync(string name, string key) => ResetAsync(StoredLimit.IdOf(name, key));

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        // A row that was used meanwhile stays.
        var ended = context.RowsOf<StoredLimit>().Where(l => l.ExpiresAt <= now);
        var due = ended.OrderBy(l => l.ExpiresAt).Take(max).Select(l => l.Id);
        return ended.Where(l => due.Contains(l.Id)).ExecuteDeleteAsync(cancellationToken);
    });

    private Task<int> ResetAsync(string id) => own.RunAsync(context =>
        context.RowsOf<StoredLimit>().Where(l => l.Id == id).ExecuteDeleteAsync(CancellationToken.None));

    /// <returns>The decision, or null when somebody else changed the rows meanwhile.</returns>
    private static async Task<LimitDecision?> TryTakeAsync(TContext context, IReadOnlyList<Quota> quotas, Pace? pace, DateTimeOffset now)
    {
        var ids = IdsOf(quotas, pace);
        var rows = await context.RowsOf<StoredLimit>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(static l => l.Id, StringComparer.Ordinal);
        if (RefusalOf(rows, quotas, now) is { } refusal) return refusal;

        var missing = ids.Where(id => !rows.ContainsKey(id)).ToList();
        if (missing.Count > 0) await AddRowsAsync(context, missing, now);

        if (!await new RunOnce(context).ExecuteAsync(() => TakeAllAsync(context, quotas, pace, now))) return null;
        return new LimitDecision.Taken(now, pace is null ? TimeSpan.Zero : WaitAfter(rows, pace, now));
    }

    // Of parallel calls several may be told the same wait, which is no more than a courtesy.
    private static TimeSpan WaitAfter(Dictionary<string, StoredLimit> rows, Pace pace, DateTimeOffset now) =>
        pace.WaitAfter(1 + (rows.GetValueOrDefault(StoredLimit.IdOf(pace.Name, pace.Key))?.StepsAt(now) ?? 0));

    private static string[] IdsOf(IReadOnlyList<Quota> quotas, Pace? pace) =>
        [.. quotas.Select(StoredLimit.IdOf), .. pace is null ? [] : new[] { StoredLimit.IdOf(pace.Name, pace.Key) }];

    private static LimitDecision.Refused? RefusalOf(Dictionary<string, StoredLimit> rows, IReadOnlyList<Quota> quotas, DateTimeOffset now)
    {
        foreach (var quota in quotas)
        {
            if (rows.TryGetValue(StoredLimit.IdOf(quota), out var row) && row.WaitFor(quota, now) is var wait && wait > TimeSpan.Zero)
            {
                return new LimitDecision.Refused(quota.Name, wait);
            }
        }

        return null;
    }

    /// <summary>Makes empty rows. A parallel call may make the same ones: whoever finds them there takes them as they are.</summary>
    private static async Task AddRowsAsync(TContext context, List<string> ids, DateTimeOffset now)
    {
        while (ids.Count > 0)
        {
            context.RowsOf<StoredLimit>().AddRange(ids.Select(id => new StoredLimit { Id = id, ExpiresAt = now + Fresh }));
            try
            {
                await context.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateException)
            {
                context.ChangeTracker.Clear();
                var there = await context.RowsOf<StoredLimit>().Where(l => ids.Contains(l.Id)).Select(static l => l.Id).ToListAsync();
                if (there.Count == 0) throw;
                ids = [.. ids.Except(there, StringComparer.Ordinal)];
            }
        }
    }

    private static async Task<bool> TakeAllAsync(TContext context, IReadOnlyList<Quota> quotas, Pace? pace, DateTimeOffset now)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        var all = pace is null || await StepAsync(context, pace, now);
        foreach (var quota in quotas.Where(static q => q.Units > 0)) all = all && await TakeAsync(context, quota, now);
        if (all) await transaction.CommitAsync();
        return all;
    }

    private static async Task<bool> TakeAsync(TContext context, Quota quota, DateTimeOffset now)
    {
        var id = StoredLimit.IdOf(quota);
        var window = new SlidingWindow(quota.Window);
        var (bucket, dead, units, limit) = (window.BucketAt(now), window.LastDeadAt(now), quota.Units, quota.Limit);
        var (count, number) = ColumnsOf(bucket);
        var expires = window.EndOf(bucket);
        return await context.RowsOf<StoredLimit>()
            .Where(l => l.Id == id
                && (l.T0 > dead ? l.N0 : 0) + (l.T1 > dead ? l.N1 : 0) + (l.T2 > dead ? l.N2 : 0)
                    + (l.T3 > dead ? l.N3 : 0) + (l.T4 > dead ? l.N4 : 0) + (l.T5 > dead ? l.N5 : 0) + units <= limit)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(l => EF.Property<int>(l, count), l => EF.Property<long>(l, number) >= bucket ? EF.Property<int>(l, count) + units : units)
                    .SetProperty(l => EF.Property<long>(l, number), l => EF.Property<long>(l, number) >= bucket ? EF.Property<long>(l, number) : bucket)
                    .SetProperty(l => l.ExpiresAt, l => l.ExpiresAt > expires ? l.ExpiresAt : expires),
                CancellationToken.None) == 1;
    }

    private static async Task<bool> StepAsync(TContext context, Pace pace, DateTimeOffset now)
    {
        var id = StoredLimit.IdOf(pace.Name, pace.Key);
        var (nowNumber, resetAt) = (now.ToUnixTimeMilliseconds(), now + pace.Reset);
        var resetNumber = resetAt.ToUnixTimeMilliseconds();
        return await context.RowsOf<StoredLimit>()
            .Where(l => l.Id == id)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(l => l.N0, l => l.T0 > nowNumber ? l.N0 + 1 : 1)
                    .SetProperty(l => l.T0, resetNumber)
                    .SetProperty(l => l.ExpiresAt, resetAt),
                CancellationToken.None) == 1;
    }

    private static Task<int> GiveBackAsync(TContext context, Quota quota, DateTimeOffset takenAt)
    {
        var id = StoredLimit.IdOf(quota);
        var (bucket, units) = (new SlidingWindow(quota.Window).BucketAt(takenAt), quota.Units);
        var (count, number) = ColumnsOf(bucket);
        return context.RowsOf<StoredLimit>()
            .Where(l => l.Id == id && EF.Property<long>(l, number) == bucket && EF.Property<int>(l, count) >= units)
            .ExecuteUpdateAsync(set => set.SetProperty(l => EF.Property<int>(l, count), l => EF.Property<int>(l, count) - units), CancellationToken.None);
    }

    private static (string Count, string Bucket) ColumnsOf(long bucket) => SlidingWindow.SlotOf(bucket) switch
    {
        0 => (nameof(StoredLimit.N0), nameof(StoredLimit.T0)),
        1 => (nameof(StoredLimit.N1), nameof(StoredLimit.T1)),
        2 => (nameof(StoredLimit.N2), nameof(StoredLimit.T2)),
        3 => (nameof(StoredLimit.N3), nameof(StoredLimit.T3)),
        4 => (nameof(StoredLimit.N4), nameof(StoredLimit.T4)),
        _ => (nameof(StoredLimit.N5), nameof(StoredLimit.T5)),
    };
}

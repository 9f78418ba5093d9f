using Microsoft.EntityFrameworkCore;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Fraud;

/// <summary>Counts texts and keeps pauses in a relational database. Counts are added by single UPDATEs, so that none is lost.</summary>
internal sealed class EntityFrameworkCoreConversionStore<TContext>(OwnScope<TContext> own) : IConversionStore, IExpiringStore
    where TContext : DbContext
{
    public string Name => "conversions";

    public async Task AddAsync(IReadOnlyList<ConversionSubject> subjects, ConversionBucket counts)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var subject in subjects) await own.RunAsync(context => AddAsync(context, subject, counts));
    }

    public Task<IReadOnlyList<ConversionBucket>> ReadAsync(ConversionSubject subject, DateTimeOffset from) =>
        own.RunAsync<IReadOnlyList<ConversionBucket>>(async context => await CountsOf(context, subject)
            .Where(c => c.StartsAt >= from)
            .Select(static c => new ConversionBucket(c.StartsAt, c.Sent, c.Proven, c.Withheld))
            .ToListAsync(CancellationToken.None));

    public Task<bool> TryPauseAsync(Pause pause)
    {
        ArgumentNullException.ThrowIfNull(pause);
        return own.RunAsync(context => new RunOnce(context).ExecuteAsync(async () =>
            await PauseOf(context, pause.Subject)
                .Where(p => p.Until <= pause.Since)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.Since, pause.Since).SetProperty(p => p.Until, pause.Until).SetProperty(p => p.Reopened, pause.Reopened),
                    CancellationToken.None) == 1
            || await TryAddAsync(context, pause)));
    }

    public Task<bool> TryReopenAsync(ConversionSubject subject, DateTimeOffset now) => own.RunAsync(context =>
        new RunOnce(context).ExecuteAsync(async () => await PauseOf(context, subject)
            .Where(p => !p.Reopened && p.Until <= now)
            .ExecuteUpdateAsync(static set => set.SetProperty(p => p.Reopened, true), CancellationToken.None) == 1));

    public Task<bool> TryEndAsync(ConversionSubject subject, DateTimeOffset now) => own.RunAsync(context =>
        new RunOnce(context).ExecuteAsync(async () => await PauseOf(context, subject)
            .Where(p => p.Until > now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, now), CancellationToken.None) == 1));

    public Task<IReadOnlyList<Pause>> PausesAsync(DateTimeOffset after) => own.RunAsync<IReadOnlyList<Pause>>(async context =>
    {
        var rows = await PausesIn(context).AsNoTracking().Where(p => p.Until > after || !p.Reopened).ToListAsync(CancellationToken.None);
        return [.. rows.Select(static p => p.ToPause())];
    });

    // Neither has a key of one column to take a part by; so a part is all that is as old as the oldest ones.
    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(async context =>
    {
        var before = now - ConversionOptions.MaxWindow - ConversionBucket.Length;
        var over = PausesIn(context).Where(p => p.Reopened && p.Until < before);
        var ends = over.OrderBy(p => p.Until).Take(max).Select(p => p.Until);
        await over.Where(p => ends.Contains(p.Until)).ExecuteDeleteAsync(cancellationToken);

        var starts = CountsIn(context).Where(c => c.StartsAt < before).OrderBy(c => c.StartsAt).Take(max).Select(c => c.StartsAt);
        return await CountsIn(context).Where(c => starts.Contains(c.StartsAt)).ExecuteDeleteAsync(cancellationToken);
    });

    private static Task<int> AddAsync(TContext context, ConversionSubject subject, ConversionBucket counts) =>
        new Upsert(context).RunAsync(
            () => CountsOf(context, subject)
                .Where(c => c.StartsAt == counts.StartsAt)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(c => c.Sent, c => c.Sent + counts.Sent)
                        .SetProperty(c => c.Proven, c => c.Proven + counts.Proven)
                        .SetProperty(c => c.Withheld, c => c.Withheld + counts.Withheld),
                    CancellationToken.None),
            () => new StoredConversion
            {
                Kind = subject.Kind,
                Subject = subject.Key,
                StartsAt = counts.StartsAt,
                Sent = counts.Sent,
                Proven = counts.Proven,
                Withheld = counts.Withheld,
            });

    private static async Task<bool> TryAddAsync(TContext context, Pause pause)
    {
        // Mostly it is paused already: then there is a row, and nothing to add.
        if (await PauseOf(context, pause.Subject).AnyAsync(CancellationToken.None)) return false;
        return await Upsert.TryAddAsync(context, StoredPause.From(pause)) is not { } failure
            || (await PauseOf(context, pause.Subject).AnyAsync(CancellationToken.None) ? false : throw failure);
    }

    private static IQueryable<StoredConversion> CountsOf(TContext context, ConversionSubject subject)
    {
        var (kind, key) = (subject.Kind, subject.Key);
        return CountsIn(context).Where(c => c.Kind == kind && c.Subject == key);
    }

    private static IQueryable<StoredPause> PauseOf(TContext context, ConversionSubject subject)
    {
        var (kind, key) = (subject.Kind, subject.Key);
        return PausesIn(context).Where(p => p.Kind == kind && p.Subject == key);
    }

    private static DbSet<StoredConversion> CountsIn(TContext context) => context.RowsOf<StoredConversion>();

    private static DbSet<StoredPause> PausesIn(TContext context) => context.RowsOf<StoredPause>();
}

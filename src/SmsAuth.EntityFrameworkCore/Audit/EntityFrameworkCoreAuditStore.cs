using Microsoft.EntityFrameworkCore;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Audit;

/// <summary>Keeps the audit trail in a relational database. A batch is one transaction; a row that is there already is never written again.</summary>
internal sealed class EntityFrameworkCoreAuditStore<TContext>(OwnScope<TContext> own, NumberHasher hasher) : IAuditStore, IAuditLog
    where TContext : DbContext
{
    /// <summary>The most records that are read to find those of a page.</summary>
    internal const int Reach = 20_000;

    public async Task AppendAsync(IReadOnlyList<AuditRecord> records)
    {
        try
        {
            await InsertAsync(records);
        }
        catch (DbUpdateException) when (records.Count > 0)
        {
            // Either the database refused the batch for now, or it took it before and only the acknowledgement was lost.
            var missing = await MissingAsync(records);
            if (missing.Count == records.Count) throw;
            await InsertAsync(missing);
        }
    }

    public Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, IAuditLog.MaxTake);
        return own.RunAsync<IReadOnlyList<AuditRecord>>(async context =>
        {
            var found = await Matching(context.RowsOf<StoredAuditRecord>().AsNoTracking(), filter, after)
                .OrderByDescending(r => r.Id)
                .Take(take)
                .ToListAsync(cancellationToken);
            return [.. found.Select(static r => r.ToRecord())];
        });
    }

    public Task<AuditPage> SearchAsync(AuditFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, IAuditLog.MaxTake);
        return own.RunAsync(async context =>
        {
            var all = context.RowsOf<StoredAuditRecord>().AsNoTracking();
            var rows = Matching(all, filter, after);
            var end = NeedsReading(filter) ? await EndOfReachAsync(all, filter, after, cancellationToken) : null;
            if (end is not null) rows = rows.Where(r => r.Id.CompareTo(end) >= 0);
            var found = await rows.OrderByDescending(r => r.Id).Take(take).ToListAsync(cancellationToken);
            return new AuditPage([.. found.Select(static r => r.ToRecord())], found.Count == take ? found[^1].Id : end);
        });
    }

    // An index leads to the few records of a number, an account or a challenge; of others it is known only by reading them whether they fit.
    private static bool NeedsReading(AuditFilter filter) =>
        filter is { PhoneNumber: null, AccountId: null, Challenge: null }
        && (filter.ClientId ?? filter.Verifier ?? filter.Gateway ?? filter.Actor ?? filter.Reason) is not null;

    // The id of the last record that is read for a page; null when those that are left are fewer.
    private Task<string?> EndOfReachAsync(IQueryable<StoredAuditRecord> all, AuditFilter filter, string? after, CancellationToken cancellationToken) =>
        Matching(all, new AuditFilter { Event = filter.Event, From = filter.From, Before = filter.Before }, after)
            .OrderByDescending(r => r.Id)
            .Skip(Reach - 1)
            .Select(r => (string?)r.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private Task<int> InsertAsync(IReadOnlyList<AuditRecord> records) => own.RunAsync(context =>
    {
        context.RowsOf<StoredAuditRecord>().AddRange(records.Select(StoredAuditRecord.From));
        return context.SaveChangesAsync(CancellationToken.None);
    });

    private Task<List<AuditRecord>> MissingAsync(IReadOnlyList<AuditRecord> records) => own.RunAsync(async context =>
    {
        var ids = records.Select(static r => r.Id).ToList();
        var there = await context.RowsOf<StoredAuditRecord>().Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync();
        return records.Where(r => !there.Contains(r.Id)).ToList();
    });

    private IQueryable<StoredAuditRecord> Matching(IQueryable<StoredAuditRecord> rows, AuditFilter filter, string? after)
    {
        if (after is not null) rows = rows.Where(r => r.Id.CompareTo(after) < 0);
        if (filter.From is { } from)
        {
            var first = AuditId.First(from);
            rows = rows.Where(r => r.Id.CompareTo(first) >= 0);
        }

        if (filter.Before is { } before)
        {
            var end = AuditId.First(before);
            rows = rows.Where(r => r.Id.CompareTo(end) < 0);
        }

        if (filter.Event is { } what) rows = rows.Where(r => r.Event == what);
        if (filter.ClientId is { } client) rows = rows.Where(r => r.ClientId == client);
        if (filter.AccountId is { } account) rows = rows.Where(r => r.AccountId == account);
        if (filter.Challenge is { } challenge) rows = rows.Where(r => r.ChallengeId == challenge);
        if (filter.Verifier is { } verifier) rows = rows.Where(r => r.Verifier == verifier);
        if (filter.Gateway is { } gateway) rows = rows.Where(r => r.Gateway == gateway);
        if (filter.Actor is { } actor) rows = rows.Where(r => r.Actor == actor);
        if (filter.Reason is { } reason) rows = rows.Where(r => r.Reason != null && r.Reason.StartsWith(reason));
        if (filter.PhoneNumber is { } number)
        {
            var hash = hasher.Hash(number);
            rows = rows.Where(r => r.NumberHash == hash);
        }

        return rows;
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>Shows challenges. A page ends between two times or, of challenges of one millisecond, between the beginnings of two ids: no whole id leaves.</summary>
internal sealed class EntityFrameworkCoreChallengeLog<TContext>(OwnScope<TContext> own, NumberHasher hasher, TimeProvider time) : IChallengeLog
    where TContext : DbContext
{
    /// <summary>The most challenges that are read to find those of a page.</summary>
    internal const int Reach = 20_000;

    private const int ShownOfId = 6;

    public Task<ChallengePage> SearchAsync(ChallengeFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, IChallengeLog.MaxTake);
        var start = after is null ? null : Position.Parse(after);
        return own.RunAsync(async context =>
        {
            var all = After(context.RowsOf<StoredChallenge>().AsNoTracking(), filter, start);
            var rows = Matching(all, filter);
            Position? end = null;
            if (filter.PhoneNumber is null && await EndOfReachAsync(all, cancellationToken) is { } last)
            {
                end = last;
                var at = last.At;
                rows = rows.Where(c => c.CreatedAt >= at);
            }

            var found = await rows.OrderByDescending(static c => c.CreatedAt).ThenByDescending(static c => c.Id).Take(take).ToListAsync(cancellationToken);
            var next = found.Count == take ? new Position(found[^1].CreatedAt, found[^1].Id[..ShownOfId]) : end;
            return new ChallengePage([.. found.Select(c => SummaryOf(c))], next?.ToString());
        });
    }

    private static IQueryable<StoredChallenge> After(IQueryable<StoredChallenge> rows, ChallengeFilter filter, Position? start)
    {
        if (start is not null)
        {
            var (at, id) = (start.At, start.Id);
            rows = id.Length == 0
                ? rows.Where(c => c.CreatedAt < at)
                : rows.Where(c => c.CreatedAt <= at && (c.CreatedAt < at || c.Id.CompareTo(id) < 0));
        }

        if (filter.From is { } from) rows = rows.Where(c => c.CreatedAt >= from);
        if (filter.Before is { } before) rows = rows.Where(c => c.CreatedAt < before);
        return rows;
    }

    // What is left of a millisecond in which the reach ends is read too, so that the next page begins with another one.
    private static async Task<Position?> EndOfReachAsync(IQueryable<StoredChallenge> rows, CancellationToken cancellationToken) =>
        await rows.OrderByDescending(static c => c.CreatedAt).Skip(Reach - 1).Select(static c => (DateTimeOffset?)c.CreatedAt).FirstOrDefaultAsync(cancellationToken) is { } at
            ? new Position(at, "")
            : null;

    private IQueryable<StoredChallenge> Matching(IQueryable<StoredChallenge> rows, ChallengeFilter filter)
    {
        if (filter.ClientId is { } client) rows = rows.Where(c => c.ClientId == client);
        if (filter.Verifier is { } verifier) rows = rows.Where(c => c.Verifier == verifier);
        if (filter.Gateway is { } gateway) rows = rows.Where(c => c.Gateway == gateway);
        if (filter.Region is { } region) rows = rows.Where(c => c.Region == region);
        if (filter.MaskedNumber is { } masked) rows = rows.Where(c => c.MaskedNumber == masked);
        if (filter.PhoneNumber is { } number)
        {
            var hash = hasher.Hash(number);
            rows = rows.Where(c => c.NumberHash == hash);
        }

        // That the time ran out is read from the clock.
        if (filter.State is not { } state) return rows;
        var now = time.GetUtcNow();
        return state switch
        {
            ChallengeState.Expired => rows.Where(c => c.State == ChallengeState.Expired || (c.State == ChallengeState.Pending && c.ExpiresAt <= now)),
            ChallengeState.Pending => rows.Where(c => c.State == ChallengeState.Pending && c.ExpiresAt > now),
            _ => rows.Where(c => c.State == state),
        };
    }

    private ChallengeSummary SummaryOf(StoredChallenge row) => new()
    {
        Id = ChallengeId.Parse(row.Id)?.ToString() ?? throw new FormatException("A stored challenge id is none."),
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
        State = row.State is ChallengeState.Pending && row.ExpiresAt <= time.GetUtcNow() ? ChallengeState.Expired : row.State,
        Purpose = row.Purpose,
        ClientId = row.ClientId,
        Verifier = row.Verifier,
        MaskedNumber = row.MaskedNumber,
        Region = row.Region,
        Language = row.Language,
        Channel = row.Channel,
        Sends = row.Sends,
        Attempts = row.Attempts,
        MaxAttempts = row.MaxAttempts,
        Gateway = row.Gateway,
        Delivery = (DeliveryState?)row.DeliveryState,
        DeliveryReason = row.DeliveryReason,
        AccountId = row.AccountId,
    };

    private sealed record Position(DateTimeOffset At, string Id)
    {
        private const char Separator = ':';

        public static Position Parse(string text) =>
            text.Split(Separator) is [var at, { Length: 0 or ShownOfId } id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? new Position(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
                : throw new FormatException("This is the end of no page.");

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}{Separator}{Id}");
    }
}

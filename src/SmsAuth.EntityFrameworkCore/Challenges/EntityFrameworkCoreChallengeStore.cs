using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>
/// Keeps challenges in a relational database. What has to be atomic is one conditional UPDATE. A retrying execution strategy may repeat only
/// what can be repeated: the insert (the key refuses a second one), giving way, restoring a code and recording a delivery. Counting a
/// try, concluding it, renewing, rerouting and moving a delivery on run once.
/// </summary>
internal sealed class EntityFrameworkCoreChallengeStore<TContext>(OwnScope<TContext> own, NumberHasher hasher, TimeProvider time) : IChallengeStore
    where TContext : DbContext
{
    public Task AddAsync(Challenge challenge, int maxPending) => own.RunAsync(async context =>
    {
        context.RowsOf<StoredChallenge>().Add(StoredChallenge.From(challenge, hasher.Hash(challenge.PhoneNumber)));
        await context.SaveChangesAsync(CancellationToken.None);

        // Whoever inserts last sees all the others, so that parallel calls leave no more than the newest ones.
        var pending = PendingIn(context, challenge.ClientId, challenge.PhoneNumber, challenge.Purpose, challenge.CreatedAt);
        var device = challenge.DeviceId;
        pending = pending.Where(c => c.DeviceId == device);
        var newest = pending.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(maxPending).Select(c => c.Id);
        return await pending
            .Where(c => !newest.Contains(c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ChallengeState.Superseded), CancellationToken.None);
    });

    public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken) => own.RunAsync(async context =>
    {
        var row = await context.RowsOf<StoredChallenge>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value, cancellationToken);

        // SQL Server compares without regard to case unless told otherwise, and a handle is exact.
        return row is not null && row.Id == id.Value ? row.ToChallenge() : null;
    });

    public Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId,
        PhoneNumber number,
        Purpose purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken) => own.RunAsync<IReadOnlyList<Challenge>>(async context =>
    {
        var rows = await PendingIn(context, clientId, number, purpose, now)
            .AsNoTracking()
            .OrderByDescending(c => c.CreatedAt)
            .ThenByDescending(c => c.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Where(c => c.ClientId == clientId).Select(static c => c.ToChallenge()).OfType<Challenge>()];
    });

    public Task<bool> TryRecordAsync(Attempt attempt) => OnceAsync(rows =>
    {
        var open = Open(rows, attempt);
        var left = attempt.Held ? open.Where(c => c.Attempts < c.MaxAttempts) : open.Where(c => c.BlindAttempts < c.MaxAttempts);
        return left.ExecuteUpdateAsync(set => Count(attempt, set), CancellationToken.None);
    });

    public Task<bool> TryRenewAsync(Resend resend) => OnceAsync(rows =>
    {
        var id = resend.Id.Value;
        var hash = resend.Code.Value.ToArray();
        var (gateway, messageId) = (resend.Kept?.Gateway, resend.Kept?.MessageId);
        return rows
            .Where(c => c.Id == id && c.State == ChallengeState.Pending && c.ExpiresAt > resend.Now && c.ResendAt <= resend.Now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.CodeKeyId, resend.Code.KeyId)
                    .SetProperty(c => c.CodeHash, hash)
                    .SetProperty(c => c.CodeLength, resend.CodeLength)
                    .SetProperty(c => c.Channel, resend.Channel)
                    .SetProperty(c => c.Sends, c => c.Sends + 1)
                    .SetProperty(c => c.ResendAt, resend.ResendAt)
                    .SetProperty(c => c.ExpiresAt, resend.ExpiresAt)
                    .SetProperty(c => c.Gateway, gateway)
                    .SetProperty(c => c.MessageId, messageId)
                    .SetProperty(c => c.DeliveryState, (int?)null)
                    .SetProperty(c => c.DeliveryReason, (string?)null)
                    .SetProperty(c => c.DeliveryRecordedAt, (DateTimeOffset?)null),
                CancellationToken.None);
    });

    public Task RestoreAsync(Challenge before, KeyedHash renewed) => own.RunAsync(context =>
    {
        var id = before.Id.Value;
        var (renewedKeyId, renewedHash) = (renewed.KeyId, renewed.Value.ToArray());
        var (keyId, hash) = (before.Code.KeyId, before.Code.Value.ToArray());
        var state = (int?)before.DeliveryState;
        return context.RowsOf<StoredChallenge>()
            .Where(c => c.Id == id && c.State == ChallengeState.Pending && c.CodeKeyId == renewedKeyId && c.CodeHash == renewedHash)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.CodeKeyId, keyId)
                    .SetProperty(c => c.CodeHash, hash)
                    .SetProperty(c => c.CodeLength, before.CodeLength)
                    .SetProperty(c => c.Channel, before.Channel)
                    .SetProperty(c => c.Gateway, before.Gateway)
                    .SetProperty(c => c.MessageId, before.MessageId)
                    .SetProperty(c => c.DeliveryState, state)
                    .SetProperty(c => c.DeliveryReason, before.DeliveryReason)
                    .SetProperty(c => c.ExpiresAt, before.ExpiresAt),
                CancellationToken.None);
    });

    public Task<bool> TryCountAsync(Attempt attempt) => OnceAsync(rows =>
    {
        var open = Open(rows, attempt);
        return attempt.Held
            ? open.Where(c => c.Attempts < c.MaxAttempts).ExecuteUpdateAsync(static set => set.SetProperty(c => c.Attempts, c => c.Attempts + 1), CancellationToken.None)
            : open.Where(c => c.BlindAttempts < c.MaxAttempts).ExecuteUpdateAsync(static set => set.SetProperty(c => c.BlindAttempts, c => c.BlindAttempts + 1), CancellationToken.None);
    });

    public Task<bool> TryConcludeAsync(Attempt attempt) => OnceAsync(rows =>
    {
        var open = Open(rows, attempt);
        var (ended, state) = attempt.Approved
            ? (open, ChallengeState.Verified)
            : (open.Where(c => c.Attempts >= c.MaxAttempts), ChallengeState.Exhausted);
        return ended.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state), CancellationToken.None);
    });

    public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted) => own.RunAsync(context =>
    {
        DateTimeOffset? now = time.GetUtcNow();
        var (gateway, messageId) = (accepted?.Gateway, accepted?.MessageId);
        var state = accepted is null ? null : (int?)DeliveryState.Queued;
        return context.RowsOf<StoredChallenge>()
            .Where(c => c.Id == id.Value)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.Gateway, gateway)
                    .SetProperty(c => c.MessageId, messageId)
                    .SetProperty(c => c.DeliveryState, state)
                    .SetProperty(c => c.DeliveryReason, (string?)null)
                    .SetProperty(c => c.DeliveryRecordedAt, now),
                CancellationToken.None);
    });

    public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken) =>
        own.RunAsync<IReadOnlyList<Challenge>>(async context =>
        {
            var rows = await ByMessage(context.RowsOf<StoredChallenge>(), gateway, messageId).AsNoTracking().ToListAsync(cancellationToken);
            return [.. rows.Where(c => c.Gateway == gateway && c.MessageId == messageId).Select(static c => c.ToChallenge()).OfType<Challenge>()];
        });

    public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt) => OnceAsync(rows =>
    {
        var state = (int)receipt.State;
        return ByMessage(rows, gateway, receipt.MessageId)
            .Where(c => c.DeliveryState == null || c.DeliveryState < state)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.DeliveryState, state).SetProperty(c => c.DeliveryReason, receipt.Reason), CancellationToken.None);
    });

    public Task<bool> TryRerouteAsync(Reroute reroute) => OnceAsync(rows =>
    {
        var id = reroute.Id.Value;
        var (gateway, messageId) = (reroute.Failed.Gateway, reroute.Failed.MessageId);
        var failed = (int?)DeliveryState.Failed;
        var hash = reroute.Code.Value.ToArray();
        return rows
            .Where(c => c.Id == id && c.State == ChallengeState.Pending && c.ExpiresAt > reroute.Now)
            .Where(c => c.Gateway == gateway && c.MessageId == messageId && c.DeliveryState == failed)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.CodeKeyId, reroute.Code.KeyId)
                    .SetProperty(c => c.CodeHash, hash)
                    .SetProperty(c => c.CodeLength, reroute.CodeLength)
                    .SetProperty(c => c.Gateway, (string?)null)
                    .SetProperty(c => c.MessageId, (string?)null)
                    .SetProperty(c => c.DeliveryState, (int?)null)
                    .SetProperty(c => c.DeliveryReason, (string?)null)
                    .SetProperty(c => c.DeliveryRecordedAt, (DateTimeOffset?)null),
                CancellationToken.None);
    });

    private Task<bool> OnceAsync(Func<DbSet<StoredChallenge>, Task<int>> write) => own.RunAsync(context =>
        new RunOnce(context).ExecuteAsync(async () => await write(context.RowsOf<StoredChallenge>()) == 1));

    private static IQueryable<StoredChallenge> Open(DbSet<StoredChallenge> rows, Attempt attempt)
    {
        var id = attempt.Id.Value;
        var keyId = attempt.Against.KeyId;
        var hash = attempt.Against.Value.ToArray();
        return rows.Where(c => c.Id == id && c.State == ChallengeState.Pending && c.ExpiresAt > attempt.Now && c.CodeKeyId == keyId && c.CodeHash == hash);
    }

    private static IQueryable<StoredChallenge> ByMessage(DbSet<StoredChallenge> rows, string gateway, string messageId) =>
        rows.Where(c => c.Gateway == gateway && c.MessageId == messageId);

    // The state comes before the counter that it is computed from, for databases that assign from left to right.
    private static void Count(Attempt attempt, UpdateSettersBuilder<StoredChallenge> set)
    {
        if (attempt.Approved)
        {
            set.SetProperty(c => c.State, ChallengeState.Verified);
        }
        else if (attempt.Held)
        {
            set.SetProperty(c => c.State, c => c.Attempts + 1 >= c.MaxAttempts ? ChallengeState.Exhausted : ChallengeState.Pending);
        }

        if (attempt.Held) set.SetProperty(c => c.Attempts, c => c.Attempts + 1);
        else set.SetProperty(c => c.BlindAttempts, c => c.BlindAttempts + 1);
    }

    private static IQueryable<StoredChallenge> PendingIn(
        TContext context, string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now)
    {
        var e164 = number.E164;
        return context.RowsOf<StoredChallenge>().Where(c =>
            c.ClientId == clientId
            && c.PhoneNumber == e164
            && c.Purpose == purpose
            && c.State == ChallengeState.Pending
            && c.ExpiresAt > now);
    }
}

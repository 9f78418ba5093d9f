using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges.InMemory;

/// <summary>Keeps challenges in the memory of one process: for tests. Nothing survives a restart and no other node sees them.</summary>
public sealed class InMemoryChallengeStore : IChallengeStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<ChallengeId, Challenge> challenges = [];

    /// <inheritdoc/>
    public Task AddAsync(Challenge challenge, int maxPending)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        lock (gate)
        {
            challenges.Add(challenge.Id, challenge);
            var pending = Siblings(challenge.ClientId, challenge.PhoneNumber, challenge.Purpose, challenge.CreatedAt);
            foreach (var oldest in pending.Where(c => c.DeviceId == challenge.DeviceId).Skip(maxPending).ToList())
            {
                challenges[oldest.Id] = oldest with { State = ChallengeState.Superseded };
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(challenges.GetValueOrDefault(id));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Challenge>>([.. Siblings(clientId, number, purpose, now)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryRecordAsync(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (gate)
        {
            if (Pending(attempt.Id, attempt.Now) is not { } challenge || !challenge.Code.Matches(attempt.Against)) return Task.FromResult(false);
            if ((attempt.Held ? challenge.Attempts : challenge.BlindAttempts) >= challenge.MaxAttempts) return Task.FromResult(false);

            var counted = attempt.Held
                ? challenge with { Attempts = challenge.Attempts + 1 }
                : challenge with { BlindAttempts = challenge.BlindAttempts + 1 };
            challenges[attempt.Id] = counted with { State = StateAfter(attempt, counted) };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryRenewAsync(Resend resend)
    {
        ArgumentNullException.ThrowIfNull(resend);
        lock (gate)
        {
            if (Pending(resend.Id, resend.Now) is not { } challenge || challenge.ResendAt > resend.Now) return Task.FromResult(false);
            challenges[resend.Id] = challenge with
            {
                Code = resend.Code,
                CodeLength = resend.CodeLength,
                Channel = resend.Channel,
                Sends = challenge.Sends + 1,
                ResendAt = resend.ResendAt,
                ExpiresAt = resend.ExpiresAt,
                Gateway = null,
            };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task RestoreAsync(Challenge before, KeyedHash renewed)
    {
        ArgumentNullException.ThrowIfNull(before);
        lock (gate)
        {
            if (challenges.TryGetValue(before.Id, out var challenge) && challenge.State is ChallengeState.Pending && challenge.Code.Matches(renewed))
            {
                challenges[before.Id] = challenge with
                {
                    Code = before.Code,
                    CodeLength = before.CodeLength,
                    Channel = before.Channel,
                    Gateway = before.Gateway,
                    ExpiresAt = before.ExpiresAt,
                };
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RecordDeliveryAsync(ChallengeId id, string? gateway)
    {
        lock (gate)
        {
            if (challenges.TryGetValue(id, out var challenge)) challenges[id] = challenge with { Gateway = gateway };
        }

        return Task.CompletedTask;
    }

    private static ChallengeState StateAfter(Attempt attempt, Challenge counted) =>
        attempt.Approved ? ChallengeState.Verified
        : counted.Attempts >= counted.MaxAttempts ? ChallengeState.Exhausted
        : ChallengeState.Pending;

    private Challenge? Pending(ChallengeId id, DateTimeOffset now) =>
        challenges.TryGetValue(id, out var challenge) && challenge.StateAt(now) is ChallengeState.Pending ? challenge : null;

    private IEnumerable<Challenge> Siblings(string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now) => challenges.Values
        .Where(c => c.StateAt(now) is ChallengeState.Pending)
        .Where(c => c.ClientId == clientId && c.Purpose == purpose && c.PhoneNumber.Equals(number))
        .OrderByDescending(c => c.CreatedAt)
        .ThenByDescending(c => c.Id.Value, StringComparer.Ordinal);
}

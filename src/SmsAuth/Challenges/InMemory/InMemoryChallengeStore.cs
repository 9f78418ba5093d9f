using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
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
            if (Open(attempt) is not { } challenge || Tries(attempt, challenge) >= challenge.MaxAttempts) return Task.FromResult(false);
            var counted = Counted(attempt, challenge);
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
                Gateway = resend.Kept?.Gateway,
                MessageId = resend.Kept?.MessageId,
                DeliveryState = null,
                DeliveryReason = null,
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
                    MessageId = before.MessageId,
                    DeliveryState = before.DeliveryState,
                    DeliveryReason = before.DeliveryReason,
                    ExpiresAt = before.ExpiresAt,
                };
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> TryCountAsync(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (gate)
        {
            if (Open(attempt) is not { } challenge || Tries(attempt, challenge) >= challenge.MaxAttempts) return Task.FromResult(false);
            challenges[attempt.Id] = Counted(attempt, challenge);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryConcludeAsync(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (gate)
        {
            if (Open(attempt) is not { } challenge || StateAfter(attempt, challenge) is ChallengeState.Pending) return Task.FromResult(false);
            challenges[attempt.Id] = challenge with { State = StateAfter(attempt, challenge) };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted)
    {
        lock (gate)
        {
            if (challenges.TryGetValue(id, out var challenge)) challenges[id] = challenge.WithText(accepted);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<Challenge>>([.. ByMessage(gateway, messageId)]);
    }

    /// <inheritdoc/>
    public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        lock (gate)
        {
            if (ByMessage(gateway, receipt.MessageId).FirstOrDefault() is not { } challenge || challenge.DeliveryState >= receipt.State) return Task.FromResult(false);
            challenges[challenge.Id] = challenge with { DeliveryState = receipt.State, DeliveryReason = receipt.Reason };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryRerouteAsync(Reroute reroute)
    {
        ArgumentNullException.ThrowIfNull(reroute);
        lock (gate)
        {
            if (Pending(reroute.Id, reroute.Now) is not { DeliveryState: DeliveryState.Failed } challenge) return Task.FromResult(false);
            if ((challenge.Gateway, challenge.MessageId) != (reroute.Failed.Gateway, reroute.Failed.MessageId)) return Task.FromResult(false);
            challenges[reroute.Id] = challenge.WithText(null) with { Code = reroute.Code, CodeLength = reroute.CodeLength };
            return Task.FromResult(true);
        }
    }

    private static ChallengeState StateAfter(Attempt attempt, Challenge counted) =>
        attempt.Approved ? ChallengeState.Verified
        : counted.Attempts >= counted.MaxAttempts ? ChallengeState.Exhausted
        : ChallengeState.Pending;

    private static int Tries(Attempt attempt, Challenge challenge) => attempt.Held ? challenge.Attempts : challenge.BlindAttempts;

    private static Challenge Counted(Attempt attempt, Challenge challenge) => attempt.Held
        ? challenge with { Attempts = challenge.Attempts + 1 }
        : challenge with { BlindAttempts = challenge.BlindAttempts + 1 };

    private Challenge? Open(Attempt attempt) =>
        Pending(attempt.Id, attempt.Now) is { } challenge && challenge.Code.Matches(attempt.Against) ? challenge : null;

    private IEnumerable<Challenge> ByMessage(string gateway, string messageId) => challenges.Values.Where(c => c.Gateway == gateway && c.MessageId == messageId);

    private Challenge? Pending(ChallengeId id, DateTimeOffset now) =>
        challenges.TryGetValue(id, out var challenge) && challenge.StateAt(now) is ChallengeState.Pending ? challenge : null;

    private IEnumerable<Challenge> Siblings(string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now) => challenges.Values
        .Where(c => c.StateAt(now) is ChallengeState.Pending)
        .Where(c => c.ClientId == clientId && c.Purpose == purpose && c.PhoneNumber.Equals(number))
        .OrderByDescending(c => c.CreatedAt)
        .ThenByDescending(c => c.Id.Value, StringComparer.Ordinal);
}

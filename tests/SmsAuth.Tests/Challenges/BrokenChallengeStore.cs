using System.Collections.Concurrent;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Tests.Challenges;

/// <summary>A store that breaks one promise, to show that the search for broken promises finds it.</summary>
internal sealed class BrokenChallengeStore(BrokenPromise broken) : IChallengeStore
{
    private readonly InMemoryChallengeStore inner = new();
    private readonly ConcurrentDictionary<ChallengeId, CancellationToken> callers = new();

    public Task AddAsync(Challenge challenge, int maxPending) =>
        inner.AddAsync(challenge, broken is BrokenPromise.Supersession ? int.MaxValue : maxPending);

    public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        callers[id] = cancellationToken;
        return inner.FindAsync(id, cancellationToken);
    }

    public Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.FindPendingAsync(clientId, number, purpose, now, cancellationToken);

    public async Task<bool> TryRecordAsync(Attempt attempt)
    {
        var before = await inner.FindAsync(attempt.Id, CancellationToken.None);
        switch (broken)
        {
            case BrokenPromise.Tries when !attempt.Approved:
                return true;
            case BrokenPromise.TriesApart:
                return await inner.TryRecordAsync(attempt with { Held = true });
            case BrokenPromise.Replacement:
                await Task.Delay(1);
                return await inner.FindAsync(attempt.Id, CancellationToken.None) is { } now && await inner.TryRecordAsync(attempt with { Against = now.Code });
            case BrokenPromise.OneSignIn when attempt.Approved && before!.StateAt(attempt.Now) is ChallengeState.Pending:
                return true;
            case BrokenPromise.Atomicity:
                await Task.Yield();
                return await inner.TryRecordAsync(attempt) || before!.StateAt(attempt.Now) is ChallengeState.Pending;
            case BrokenPromise.HangUp when callers.GetValueOrDefault(attempt.Id).IsCancellationRequested:
                return !attempt.Approved;
            default:
                return await inner.TryRecordAsync(attempt);
        }
    }

    public Task<bool> TryRenewAsync(Resend resend) => inner.TryRenewAsync(resend);

    public Task RestoreAsync(Challenge before, KeyedHash renewed) => inner.RestoreAsync(before, renewed);

    public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted) => inner.RecordDeliveryAsync(id, accepted);

    public Task<bool> TryCountAsync(Attempt attempt) => inner.TryCountAsync(attempt);

    public Task<bool> TryConcludeAsync(Attempt attempt) => inner.TryConcludeAsync(attempt);

    public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken) =>
        inner.FindByMessageAsync(gateway, messageId, cancellationToken);

    public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt) => inner.TryAdvanceDeliveryAsync(gateway, receipt);

    public Task<bool> TryRerouteAsync(Reroute reroute) => inner.TryRerouteAsync(reroute);
}

using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>A store that waits at its gate before it counts a try that is not the right code.</summary>
public sealed class GatedStore(IChallengeStore inner) : IChallengeStore
{
    public SemaphoreSlim Entered { get; } = new(0);

    public SemaphoreSlim Open { get; } = new(0);

    public SemaphoreSlim Left { get; } = new(0);

    public async Task<bool> TryRecordAsync(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempt.Approved) return await inner.TryRecordAsync(attempt);
        Entered.Release();
        await Open.WaitAsync();
        try
        {
            return await inner.TryRecordAsync(attempt);
        }
        finally
        {
            Left.Release();
        }
    }

    public Task AddAsync(Challenge challenge, int maxPending) => inner.AddAsync(challenge, maxPending);

    public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.FindPendingAsync(clientId, number, purpose, now, cancellationToken);

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

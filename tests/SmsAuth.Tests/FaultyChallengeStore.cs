using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Tests;

/// <summary>A store in memory whose operations fail when told to, by their names.</summary>
internal sealed class FaultyChallengeStore : IChallengeStore
{
    private readonly InMemoryChallengeStore inner = new();

    /// <summary>The operation that fails, or null.</summary>
    public string? Broken { get; set; }

    public Task AddAsync(Challenge challenge, int maxPending) => Works(nameof(AddAsync)) ?? inner.AddAsync(challenge, maxPending);

    public async Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        await (Works(nameof(FindAsync)) ?? Task.CompletedTask);
        return await inner.FindAsync(id, cancellationToken);
    }

    public async Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await (Works(nameof(FindPendingAsync)) ?? Task.CompletedTask);
        return await inner.FindPendingAsync(clientId, number, purpose, now, cancellationToken);
    }

    public async Task<bool> TryRecordAsync(Attempt attempt)
    {
        await (Works(nameof(TryRecordAsync)) ?? Task.CompletedTask);
        return await inner.TryRecordAsync(attempt);
    }

    public async Task<bool> TryRenewAsync(Resend resend)
    {
        await (Works(nameof(TryRenewAsync)) ?? Task.CompletedTask);
        return await inner.TryRenewAsync(resend);
    }

    public Task RestoreAsync(Challenge before, KeyedHash renewed) => Works(nameof(RestoreAsync)) ?? inner.RestoreAsync(before, renewed);

    public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted) =>
        Works(nameof(RecordDeliveryAsync)) ?? inner.RecordDeliveryAsync(id, accepted);

    public async Task<bool> TryCountAsync(Attempt attempt)
    {
        await (Works(nameof(TryCountAsync)) ?? Task.CompletedTask);
        return await inner.TryCountAsync(attempt);
    }

    public async Task<bool> TryConcludeAsync(Attempt attempt)
    {
        await (Works(nameof(TryConcludeAsync)) ?? Task.CompletedTask);
        return await inner.TryConcludeAsync(attempt);
    }

    public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken) =>
        inner.FindByMessageAsync(gateway, messageId, cancellationToken);

    public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt) => inner.TryAdvanceDeliveryAsync(gateway, receipt);

    public Task<bool> TryRerouteAsync(Reroute reroute) => inner.TryRerouteAsync(reroute);

    private Task? Works(string operation) => operation == Broken ? Task.FromException(new StoreOutageException()) : null;
}

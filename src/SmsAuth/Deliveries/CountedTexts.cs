using SmsAuth.Challenges;
using SmsAuth.Sending;
using SmsAuth.Statistics;

namespace SmsAuth.Deliveries;

/// <summary>Counts texts that were sent and those whose code came back.</summary>
internal sealed class CountedTexts(DeliveryMetrics metrics, StatisticsCounter statistics) : IChallengeObserver
{
    public Task SentAsync(Challenge challenge, string? gateway)
    {
        if (gateway is not null) metrics.Count(challenge, gateway, "sent");
        return Task.CompletedTask;
    }

    public Task SuppressedAsync(Challenge challenge, string? gateway) => Task.CompletedTask;

    public Task ProvenAsync(Challenge challenge)
    {
        if (challenge.Gateway is { } gateway) metrics.Count(challenge, gateway, "verified");
        statistics.Count(Happening.Verified, challenge, challenge.Gateway);
        return Task.CompletedTask;
    }
}

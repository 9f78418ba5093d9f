using System.Collections.Concurrent;
using SmsAuth.Challenges;
using SmsAuth.Sending;

namespace SmsAuth.Tests;

/// <summary>Learns what is asked for, sent and proven, and has nothing against it.</summary>
internal sealed class RecordedSends : ISendCheck, IChallengeObserver
{
    public ConcurrentQueue<SendAttempt> Asked { get; } = new();

    public ConcurrentQueue<Challenge> Sent { get; } = new();

    public ConcurrentQueue<(Challenge Challenge, string? Gateway)> Suppressed { get; } = new();

    public ConcurrentQueue<Challenge> Proven { get; } = new();

    public Task<SendRefusal?> CheckAsync(SendAttempt attempt, CancellationToken cancellationToken)
    {
        Asked.Enqueue(attempt);
        return Task.FromResult<SendRefusal?>(null);
    }

    public Task SentAsync(Challenge challenge, string? gateway)
    {
        Sent.Enqueue(challenge);
        return Task.CompletedTask;
    }

    public Task SuppressedAsync(Challenge challenge, string? gateway)
    {
        Suppressed.Enqueue((challenge, gateway));
        return Task.CompletedTask;
    }

    public Task ProvenAsync(Challenge challenge)
    {
        Proven.Enqueue(challenge);
        return Task.CompletedTask;
    }
}

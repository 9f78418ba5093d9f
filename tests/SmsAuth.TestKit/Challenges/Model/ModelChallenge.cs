using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>A challenge as the model keeps it.</summary>
public sealed record ModelChallenge
{
    public required ChallengeId Id { get; init; }

    public required string ClientId { get; init; }

    public required PhoneNumber PhoneNumber { get; init; }

    public required Purpose Purpose { get; init; }

    public required string? AccountId { get; init; }

    public required string? ProofKey { get; init; }

    public required string Code { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ResendAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public ChallengeState State { get; init; } = ChallengeState.Pending;

    public int Attempts { get; init; }

    public int BlindAttempts { get; init; }

    public int Sends { get; init; } = 1;

    public bool IsPendingAt(DateTimeOffset now) => State is ChallengeState.Pending && now < ExpiresAt;

    /// <summary>Whether a kept challenge is as this one says.</summary>
    public bool Describes(Challenge kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return (kept.State, kept.Attempts, kept.BlindAttempts, kept.Sends, kept.CreatedAt, kept.ResendAt, kept.ExpiresAt)
            == (State, Attempts, BlindAttempts, Sends, CreatedAt, ResendAt, ExpiresAt);
    }
}

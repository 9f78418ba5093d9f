using SmsAuth.Deliveries;

namespace SmsAuth.Challenges;

/// <summary>A challenge for people who look after the server: nothing of it can be used to sign in.</summary>
public sealed record ChallengeSummary
{
    /// <summary>The shortened id, as <see cref="ChallengeId.ToString"/> does it.</summary>
    public required string Id { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its code stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What became of it.</summary>
    public required ChallengeState State { get; init; }

    /// <summary>What it is for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>The verifier.</summary>
    public required string Verifier { get; init; }

    /// <summary>The masked number.</summary>
    public required string MaskedNumber { get; init; }

    /// <summary>The country of the number, ISO 3166-1 alpha-2.</summary>
    public required string Region { get; init; }

    /// <summary>The language of its texts.</summary>
    public required string Language { get; init; }

    /// <summary>How its newest text travelled.</summary>
    public required string Channel { get; init; }

    /// <summary>The texts that it had.</summary>
    public required int Sends { get; init; }

    /// <summary>The tries that were used up.</summary>
    public required int Attempts { get; init; }

    /// <summary>The tries that it has.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>The gateway that accepted the newest text; null when none did.</summary>
    public string? Gateway { get; init; }

    /// <summary>How far the newest text has come; null when no gateway accepted it.</summary>
    public DeliveryState? Delivery { get; init; }

    /// <summary>The gateway's reason when the text failed.</summary>
    public string? DeliveryReason { get; init; }

    /// <summary>The account of whoever asked; null when nobody was signed in.</summary>
    public string? AccountId { get; init; }
}

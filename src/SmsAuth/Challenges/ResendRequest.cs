using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>Asks for another code for a challenge.</summary>
public sealed record ResendRequest
{
    /// <summary>The client that asks, authenticated.</summary>
    public required ClientPolicy Client { get; init; }

    /// <summary>The challenge.</summary>
    public required ChallengeId ChallengeId { get; init; }

    /// <summary>The number as the caller knows it, which must be the challenge's; null when it was not told.</summary>
    public PhoneNumber? PhoneNumber { get; init; }

    /// <summary>The purpose as the caller knows it, which must be the challenge's. Default: sign in.</summary>
    public Purpose Purpose { get; init; } = Purpose.SignIn;

    /// <summary>The code challenge as the caller knows it, which must be the challenge's; null when it was not told.</summary>
    public string? ProofKey { get; init; }
}

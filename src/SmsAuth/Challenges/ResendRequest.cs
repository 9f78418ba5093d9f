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

    /// <summary>Where the request comes from.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;

    /// <summary>How the code is to travel; null means as before.</summary>
    public string? Channel { get; init; }

    /// <summary>The answer of a challenge that tells people from machines, as presented; null when nothing was.</summary>
    public string? CaptchaToken { get; init; }

    /// <summary>The account that is signed in, which must be the challenge's; null for the purpose of signing in.</summary>
    public string? AccountId { get; init; }

    /// <summary>The challenge shortened and the client, never a token.</summary>
    public override string ToString() => $"[another code for {ChallengeId} of client {Client.ClientId}]";
}

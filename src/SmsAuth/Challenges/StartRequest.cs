using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>Asks for a code to be sent to a number.</summary>
public sealed record StartRequest
{
    /// <summary>The client that asks, authenticated.</summary>
    public required ClientPolicy Client { get; init; }

    /// <summary>The number to prove.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>What the proof is for. Default: sign in.</summary>
    public Purpose Purpose { get; init; } = Purpose.SignIn;

    /// <summary>The languages the user reads, BCP 47 tags, the best first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The S256 code challenge to bind the challenge with (RFC 7636 4.2), or null.</summary>
    public string? ProofKey { get; init; }
}

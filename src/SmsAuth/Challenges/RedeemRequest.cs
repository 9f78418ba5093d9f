using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>Presents a code.</summary>
public sealed record RedeemRequest
{
    /// <summary>The client that presents it, authenticated.</summary>
    public required ClientPolicy Client { get; init; }

    /// <summary>The number it was sent to.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>The code as typed.</summary>
    public required OtpCode Code { get; init; }

    /// <summary>What the proof is for. Default: sign in.</summary>
    public Purpose Purpose { get; init; } = Purpose.SignIn;

    /// <summary>The challenge; null means the newest pending one of that client, number and purpose.</summary>
    public ChallengeId? ChallengeId { get; init; }

    /// <summary>The code verifier of a bound challenge (RFC 7636 4.1), or null.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>Where the request comes from.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;

    /// <summary>Whether the device asks to be trusted from now on. Default: false.</summary>
    public bool RememberDevice { get; init; }

    /// <summary>The account that is signed in, which must be the challenge's; null for the purpose of signing in.</summary>
    public string? AccountId { get; init; }

    /// <summary>What an application's own step before the sign-in with a dormant number gave, as presented; null when nothing was.</summary>
    public string? StepProof { get; init; }

    /// <summary>The client and the masked number, never the code verifier.</summary>
    public override string ToString() => $"[code for {PhoneNumber} of client {Client.ClientId}]";
}

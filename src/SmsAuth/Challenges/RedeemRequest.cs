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

    /// <summary>The client and the masked number, never the code verifier.</summary>
    public override string ToString() => $"[code for {PhoneNumber} of client {Client.ClientId}]";
}

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

    /// <summary>Where the request comes from.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;

    /// <summary>How the code is to travel; null leaves it to the verifier.</summary>
    public string? Channel { get; init; }

    /// <summary>What a device that signed in before was given, as presented; null when nothing was.</summary>
    public string? DeviceToken { get; init; }

    /// <summary>The answer of a challenge that tells people from machines, as presented; null when nothing was.</summary>
    public string? CaptchaToken { get; init; }

    /// <summary>The account that is signed in; required for every purpose but sign in.</summary>
    public string? AccountId { get; init; }

    /// <summary>The pseudonym of the number of the account whose place the proven one is to take; null when it takes none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The S256 code challenge to bind the challenge with (RFC 7636 4.2), or null.</summary>
    public string? ProofKey { get; init; }

    /// <summary>The client and the masked number, never a token.</summary>
    public override string ToString() => $"[code for {PhoneNumber} of client {Client.ClientId}]";
}

using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>What a verifier is asked to start.</summary>
public sealed record ChallengeDraft
{
    /// <summary>The client it is for.</summary>
    public required string ClientId { get; init; }

    /// <summary>The number to prove.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>What the proof is for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The language of its texts.</summary>
    public required string Language { get; init; }

    /// <summary>How its first code travels: one of <see cref="IVerifier.ChannelsAfter"/>.</summary>
    public string Channel { get; init; } = Gateways.Channel.Sms;

    /// <summary>The S256 code challenge to bind it with, or null.</summary>
    public string? ProofKey { get; init; }

    /// <summary>How long until another text may be asked for.</summary>
    public required TimeSpan ResendAfter { get; init; }

    /// <summary>The account that is signed in, for every purpose but sign in; null otherwise.</summary>
    public string? AccountId { get; init; }

    /// <summary>The pseudonym of the number of the account whose place the proven one is to take; null when it takes none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The id of the trusted device that starts it; null when none does.</summary>
    public string? DeviceId { get; init; }
}

using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

/// <summary>One attempt to prove a phone number: for one client, one number and one purpose. A snapshot; only a store changes a challenge.</summary>
public sealed record Challenge
{
    /// <summary>The name of the verifier of test numbers, which no other can have.</summary>
    public const string TestVerifier = "test number";

    /// <summary>The handle of whoever started it.</summary>
    public required ChallengeId Id { get; init; }

    /// <summary>The client it was started for (OAuth <c>client_id</c>).</summary>
    public required string ClientId { get; init; }

    /// <summary>The number to prove.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>What the proof is for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The name of the verifier that started it and alone can check it.</summary>
    public required string Verifier { get; init; }

    /// <summary>The language of its texts, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>How its newest code travels: <see cref="Gateways.Channel.Sms"/> or another one that the verifier offers.</summary>
    public string Channel { get; init; } = Gateways.Channel.Sms;

    /// <summary>The account that it is bound to: the one that is signed in, for every purpose but sign in; null otherwise.</summary>
    public string? AccountId { get; init; }

    /// <summary>The pseudonym of the number of the account whose place the proven one is to take; null when it takes none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The id of the trusted device that started it, which has budgets of its own; null when none did.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The gateway that accepted the newest text, or the verify service that keeps the code; null when none did, or none yet.</summary>
    public string? Gateway { get; init; }

    /// <summary>The id of the text at <see cref="Gateway"/>, or of the verification at the service; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>How far the newest text has come; null when no gateway accepted it, or none yet.</summary>
    public DeliveryState? DeliveryState { get; init; }

    /// <summary>Why the newest text failed, in the gateway's words; null when it did not, or not with a reason.</summary>
    public string? DeliveryReason { get; init; }

    /// <summary>The state as stored; see <see cref="StateAt"/>.</summary>
    public ChallengeState State { get; init; } = ChallengeState.Pending;

    /// <summary>The hash of its code.</summary>
    public required KeyedHash Code { get; init; }

    /// <summary>The number of digits of its code.</summary>
    public required int CodeLength { get; init; }

    /// <summary>The S256 code challenge that binds it to whoever started it (RFC 7636 4.2), or null.</summary>
    public string? ProofKey { get; init; }

    /// <summary>Tries made with the challenge id.</summary>
    public int Attempts { get; init; }

    /// <summary>Tries made without the challenge id. They never use up those of whoever holds it.</summary>
    public int BlindAttempts { get; init; }

    /// <summary>The most tries of either kind.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>Texts asked for so far, the first included.</summary>
    public int Sends { get; init; } = 1;

    /// <summary>When it was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next text may be asked for.</summary>
    public required DateTimeOffset ResendAt { get; init; }

    /// <summary>When its code ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it is of a test number: nothing was sent, and its code proves no number.</summary>
    public bool IsTest => Verifier == TestVerifier;

    /// <summary>The state at a time: a pending challenge whose time ran out is expired.</summary>
    public ChallengeState StateAt(DateTimeOffset now) =>
        State is ChallengeState.Pending && ExpiresAt <= now ? ChallengeState.Expired : State;
}

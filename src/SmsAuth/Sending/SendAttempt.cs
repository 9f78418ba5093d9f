using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;

namespace SmsAuth.Sending;

/// <summary>A text that is about to be sent. Asked for also where none goes out in the end, so that nothing tells the two apart.</summary>
public sealed record SendAttempt
{
    /// <summary>The client that asks, authenticated.</summary>
    public required ClientPolicy Client { get; init; }

    /// <summary>The verifier that would send it.</summary>
    public required IVerifier Verifier { get; init; }

    /// <summary>The number.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>What the proof is for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Where the request comes from.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The challenge that another text is asked for; null for the first one.</summary>
    public Challenge? Challenge { get; init; }

    /// <summary>The id of the trusted device that asks, which has budgets of its own; null when none does.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The answer of a challenge that tells people from machines, as presented; null when nothing was.</summary>
    public string? CaptchaToken { get; init; }

    /// <summary>What the checks found so far and did not refuse it for.</summary>
    public SendFindings Findings { get; } = new();

    /// <summary>How long until the next text to the number is accepted, as the limits told.</summary>
    public TimeSpan Wait { get; internal set; }

    /// <summary>The client and the masked number, never a token.</summary>
    public override string ToString() => $"[text to {PhoneNumber} for client {Client.ClientId}]";
}

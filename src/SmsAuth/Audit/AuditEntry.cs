using System.Net;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Audit;

/// <summary>One line of the audit trail. It holds no code, and its number is kept masked and as a keyed hash only.</summary>
public sealed record AuditEntry
{
    /// <summary>What the <see cref="Reason"/> begins with where a passkey, and no code or device, is meant.</summary>
    public const string PasskeyReason = "passkey:";

    /// <summary>What happened.</summary>
    public required AuditEvent Event { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason code, such as <c>WrongCode</c> or <c>limit:number:hour</c>, at most 100 characters; null when there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>The client (OAuth <c>client_id</c>).</summary>
    public string? ClientId { get; init; }

    /// <summary>The number.</summary>
    public PhoneNumber? PhoneNumber { get; init; }

    /// <summary>The challenge, shortened as <see cref="Challenges.ChallengeId.ToString"/> does it.</summary>
    public string? ChallengeId { get; init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The verifier.</summary>
    public string? Verifier { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>Who did it, when it was not the user: an administrator's account id or name.</summary>
    public string? Actor { get; init; }

    /// <summary>The address of the user's device.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Ties together what one request caused.</summary>
    public string? CorrelationId { get; init; }
}

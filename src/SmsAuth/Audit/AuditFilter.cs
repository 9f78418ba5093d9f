using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Audit;

/// <summary>What to look for in the audit trail: whatever fits all that is set.</summary>
public sealed record AuditFilter
{
    /// <summary>What happened.</summary>
    public AuditEvent? Event { get; init; }

    /// <summary>The client.</summary>
    public string? ClientId { get; init; }

    /// <summary>The verifier.</summary>
    public string? Verifier { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>Who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>What the reason begins with, such as <c>limit:</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The number, found by its pseudonym.</summary>
    public PhoneNumber? PhoneNumber { get; init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The challenge, shortened as <see cref="ChallengeId.ToString"/> does it. In very rare cases another one is shortened alike.</summary>
    public string? Challenge { get; init; }

    /// <summary>The earliest time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which it happened.</summary>
    public DateTimeOffset? Before { get; init; }
}

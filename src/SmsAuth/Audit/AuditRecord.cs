using SmsAuth.PhoneNumbers;

namespace SmsAuth.Audit;

/// <summary>One line of the audit trail as it is kept: its number masked and as a pseudonym, its address for a limited time only.</summary>
public sealed record AuditRecord
{
    /// <summary>The longest reason, in characters; what is longer is cut off.</summary>
    public const int MaxReason = 100;

    /// <summary>The longest name or id of a client, account, verifier, gateway or actor, in characters; what is longer is cut off.</summary>
    public const int MaxName = 100;

    /// <summary>The longest correlation id, in characters; what is longer is cut off.</summary>
    public const int MaxCorrelationId = 64;

    /// <summary>The id, which also says the order: see <see cref="AuditId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required AuditEvent Event { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason code; null when there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>The client.</summary>
    public string? ClientId { get; init; }

    /// <summary>The number masked, such as <c>+1********00</c>.</summary>
    public string? MaskedNumber { get; init; }

    /// <summary>The pseudonym of the number, see <see cref="NumberHasher"/>.</summary>
    public string? NumberHash { get; init; }

    /// <summary>The challenge, shortened.</summary>
    public string? ChallengeId { get; init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The verifier.</summary>
    public string? Verifier { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>Who did it, when it was not the user.</summary>
    public string? Actor { get; init; }

    /// <summary>The whole address; null when it is not known, and after <see cref="AuditOptions.AddressRetention"/>.</summary>
    public string? Address { get; init; }

    /// <summary>The network of the address, /24 or /48; null when it is not known.</summary>
    public string? Network { get; init; }

    /// <summary>Ties together what one request caused.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The event and the masked number, never the address.</summary>
    public override string ToString() => $"[{Event} {MaskedNumber}]";

    internal static AuditRecord Of(AuditEntry entry, NumberHasher hasher, bool wholeAddress, string? correlationId)
    {
        var address = AuditAddress.Of(entry.Address);
        return new AuditRecord
        {
            Id = AuditId.New(entry.At),
            Event = entry.Event,
            At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()),
            Reason = StorableText.Of(entry.Reason, MaxReason),
            ClientId = StorableText.Of(entry.ClientId, MaxName),
            MaskedNumber = entry.PhoneNumber?.Masked,
            NumberHash = entry.PhoneNumber is { } number ? hasher.Hash(number) : null,
            ChallengeId = StorableText.Of(entry.ChallengeId, AuditId.ChallengeLength),
            AccountId = StorableText.Of(entry.AccountId, MaxName),
            Verifier = StorableText.Of(entry.Verifier, MaxName),
            Gateway = StorableText.Of(entry.Gateway, MaxName),
            Actor = StorableText.Of(entry.Actor, MaxName),
            Address = wholeAddress ? address?.Whole : null,
            Network = address?.Network,
            CorrelationId = StorableText.Of(entry.CorrelationId ?? correlationId, MaxCorrelationId),
        };
    }
}

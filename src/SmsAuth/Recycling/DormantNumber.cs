using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Recycling;

/// <summary>A dormant number whose code was just proven, and the account that it would sign in to.</summary>
public sealed record DormantNumber
{
    /// <summary>The account. Whoever holds the number now may be somebody else than its owner.</summary>
    public required string AccountId { get; init; }

    /// <summary>The number.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>The client (OAuth <c>client_id</c>).</summary>
    public required string ClientId { get; init; }

    /// <summary>How long the number was not proven.</summary>
    public required TimeSpan DormantFor { get; init; }

    /// <summary>The request parameter <c>step_proof</c>, as presented and believed by nobody so far; null when there was none.</summary>
    public string? StepProof { get; init; }

    /// <summary>Where the request comes from.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The account and the masked number, never the proof.</summary>
    public override string ToString() => $"[dormant {PhoneNumber} of account {AccountId}]";
}

using SmsAuth.Audit;

namespace SmsAuth.Server.Admin.Audit;

/// <summary>A line of the audit trail.</summary>
/// <param name="Id">Its id, which sorts by time.</param>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Client">The client.</param>
/// <param name="PhoneNumber">The number, masked.</param>
/// <param name="Challenge">The challenge, shortened.</param>
/// <param name="Account">The account.</param>
/// <param name="Verifier">The verifier.</param>
/// <param name="Gateway">The gateway.</param>
/// <param name="Actor">Who did it, when it was not the user.</param>
/// <param name="Address">The whole address, while it is kept.</param>
/// <param name="Network">The network of the address.</param>
/// <param name="CorrelationId">Ties together what one request caused.</param>
internal sealed record AuditAnswer(
    string Id,
    DateTimeOffset At,
    AuditEvent Event,
    string? Reason,
    string? Client,
    string? PhoneNumber,
    string? Challenge,
    string? Account,
    string? Verifier,
    string? Gateway,
    string? Actor,
    string? Address,
    string? Network,
    string? CorrelationId)
{
    public static AuditAnswer Of(AuditRecord record) => new(
        record.Id,
        record.At,
        record.Event,
        record.Reason,
        record.ClientId,
        record.MaskedNumber,
        record.ChallengeId,
        record.AccountId,
        record.Verifier,
        record.Gateway,
        record.Actor,
        record.Address,
        record.Network,
        record.CorrelationId);

    /// <summary>Nothing but the event: it may hold an address.</summary>
    public override string ToString() => $"{Event}";
}

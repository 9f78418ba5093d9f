using SmsAuth.Audit;

namespace SmsAuth.EntityFrameworkCore.Audit;

/// <summary>A row of the table <c>SmsAuthAudit</c>.</summary>
internal sealed class StoredAuditRecord
{
    public required string Id { get; init; }

    public required AuditEvent Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string? Reason { get; init; }

    public required string? ClientId { get; init; }

    public required string? MaskedNumber { get; init; }

    public required string? NumberHash { get; init; }

    public required string? ChallengeId { get; init; }

    public required string? AccountId { get; init; }

    public required string? Verifier { get; init; }

    public required string? Gateway { get; init; }

    public required string? Actor { get; init; }

    /// <summary>The whole address; null when there is none, and once it was kept long enough, see <see cref="AuditAddresses{TContext}"/>.</summary>
    public required string? Address { get; init; }

    public required bool HasAddress { get; init; }

    public required string? Network { get; init; }

    public required string? CorrelationId { get; init; }

    public static StoredAuditRecord From(AuditRecord record) => new()
    {
        Id = record.Id,
        Event = record.Event,
        At = record.At,
        Reason = record.Reason,
        ClientId = record.ClientId,
        MaskedNumber = record.MaskedNumber,
        NumberHash = record.NumberHash,
        ChallengeId = record.ChallengeId,
        AccountId = record.AccountId,
        Verifier = record.Verifier,
        Gateway = record.Gateway,
        Actor = record.Actor,
        Address = record.Address,
        HasAddress = record.Address is not null,
        Network = record.Network,
        CorrelationId = record.CorrelationId,
    };

    public AuditRecord ToRecord() => new()
    {
        Id = Id,
        Event = Event,
        At = At,
        Reason = Reason,
        ClientId = ClientId,
        MaskedNumber = MaskedNumber,
        NumberHash = NumberHash,
        ChallengeId = ChallengeId,
        AccountId = AccountId,
        Verifier = Verifier,
        Gateway = Gateway,
        Actor = Actor,
        Address = Address,
        Network = Network,
        CorrelationId = CorrelationId,
    };
}

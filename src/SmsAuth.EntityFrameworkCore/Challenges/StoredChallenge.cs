using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>A row of the table <c>SmsAuthChallenges</c>.</summary>
internal sealed class StoredChallenge
{
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The number in clear while <see cref="HasPhoneNumber"/>, then masked.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Whether the number is there in clear: until the challenge has ended long enough ago, see <see cref="ChallengeNumbers{TContext}"/>.</summary>
    public required bool HasPhoneNumber { get; init; }

    public required string MaskedNumber { get; init; }

    public required string NumberHash { get; init; }

    public required string Region { get; init; }

    public required Purpose Purpose { get; init; }

    public required string Verifier { get; init; }

    public required string Language { get; init; }

    public required string Channel { get; init; }

    public required string? AccountId { get; init; }

    public required string? Replaces { get; init; }

    public required string? DeviceId { get; init; }

    public required ChallengeState State { get; init; }

    public required string CodeKeyId { get; init; }

    public required byte[] CodeHash { get; init; }

    public required int CodeLength { get; init; }

    public required string? ProofKey { get; init; }

    public required int Attempts { get; init; }

    public required int BlindAttempts { get; init; }

    public required int MaxAttempts { get; init; }

    public required int Sends { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ResendAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The gateway that accepted the newest text; null when none did, or while <see cref="DeliveryRecordedAt"/> is null.</summary>
    public string? Gateway { get; init; }

    /// <summary>The gateway's id of the newest text; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>How far the newest text has come, a <see cref="SmsAuth.Deliveries.DeliveryState"/>; null when no gateway accepted it, or none yet.</summary>
    public int? DeliveryState { get; init; }

    public string? DeliveryReason { get; init; }

    /// <summary>When it was recorded what became of the newest text; null until then.</summary>
    public DateTimeOffset? DeliveryRecordedAt { get; init; }

    public static StoredChallenge From(Challenge challenge, string numberHash) => new()
    {
        Id = challenge.Id.Value,
        ClientId = challenge.ClientId,
        PhoneNumber = challenge.PhoneNumber.E164,
        HasPhoneNumber = true,
        MaskedNumber = challenge.PhoneNumber.Masked,
        NumberHash = numberHash,
        Region = challenge.PhoneNumber.Region,
        Purpose = challenge.Purpose,
        Verifier = challenge.Verifier,
        Language = challenge.Language,
        Channel = challenge.Channel,
        AccountId = challenge.AccountId,
        Replaces = challenge.Replaces,
        DeviceId = challenge.DeviceId,
        State = challenge.State,
        CodeKeyId = challenge.Code.KeyId,
        CodeHash = challenge.Code.Value.ToArray(),
        CodeLength = challenge.CodeLength,
        ProofKey = challenge.ProofKey,
        Attempts = challenge.Attempts,
        BlindAttempts = challenge.BlindAttempts,
        MaxAttempts = challenge.MaxAttempts,
        Sends = challenge.Sends,
        CreatedAt = challenge.CreatedAt,
        ResendAt = challenge.ResendAt,
        ExpiresAt = challenge.ExpiresAt,
    };

    /// <summary>The challenge; null when its number is gone, because it has ended and nothing can be done with it any more.</summary>
    public Challenge? ToChallenge() => !HasPhoneNumber ? null : new Challenge
    {
        Id = ChallengeId.Parse(Id) ?? throw new FormatException("A stored challenge id is none."),
        ClientId = ClientId,
        PhoneNumber = SmsAuth.PhoneNumbers.PhoneNumber.FromStored(PhoneNumber, Region),
        Purpose = Purpose,
        Verifier = Verifier,
        Language = Language,
        Channel = Channel,
        AccountId = AccountId,
        Replaces = Replaces,
        DeviceId = DeviceId,
        Gateway = Gateway,
        MessageId = MessageId,
        DeliveryState = (SmsAuth.Deliveries.DeliveryState?)DeliveryState,
        DeliveryReason = DeliveryReason,
        State = State,
        Code = new KeyedHash(CodeKeyId, CodeHash),
        CodeLength = CodeLength,
        ProofKey = ProofKey,
        Attempts = Attempts,
        BlindAttempts = BlindAttempts,
        MaxAttempts = MaxAttempts,
        Sends = Sends,
        CreatedAt = CreatedAt,
        ResendAt = ResendAt,
        ExpiresAt = ExpiresAt,
    };
}

namespace SmsAuth.Devices;

/// <summary>A device that has signed in to an account and is trusted to be its owner's. A snapshot; only a store changes a device.</summary>
public sealed record Device
{
    /// <summary>The characters of an id: the base64url of 16 random bytes.</summary>
    public const int IdLength = 22;

    /// <summary>The id. It is no secret: only a signed <see cref="DeviceToken"/> proves anything.</summary>
    public required string Id { get; init; }

    /// <summary>The account that it has signed in to.</summary>
    public required string AccountId { get; init; }

    /// <summary>The pseudonym of the number that it has signed in with.</summary>
    public required string Number { get; init; }

    /// <summary>When it was trusted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is trusted no longer.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it last asked for a code, to the day; null when it has not yet.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

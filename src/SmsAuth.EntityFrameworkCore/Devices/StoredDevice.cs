using SmsAuth.Devices;

namespace SmsAuth.EntityFrameworkCore.Devices;

/// <summary>A row of the table <c>SmsAuthDevices</c>.</summary>
internal sealed class StoredDevice
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public static StoredDevice From(Device device) => new()
    {
        Id = device.Id,
        AccountId = device.AccountId,
        Number = device.Number,
        CreatedAt = device.CreatedAt,
        ExpiresAt = device.ExpiresAt,
        LastUsedAt = device.LastUsedAt,
    };

    public Device ToDevice() => new()
    {
        Id = Id,
        AccountId = AccountId,
        Number = Number,
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
        LastUsedAt = LastUsedAt,
    };
}

namespace SmsAuth.Devices;

/// <summary>What a device token says, once its signature was found right.</summary>
internal sealed record DeviceClaims(string DeviceId, string AccountId, string Number, DateTimeOffset ExpiresAt);

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.Devices;

/// <summary>
/// Signs and reads device tokens: HMAC-SHA-256 (RFC 2104) under the current pepper, whose id the token names, so that tokens outlive a rotation
/// as long as the old pepper is kept.
/// </summary>
internal sealed class DeviceTokens(Peppers peppers)
{
    // Version, length of the key id, key id, expiry in Unix seconds, device id, pseudonym of the number, account id, HMAC.
    private const byte Version = 1;
    private const int HeaderBytes = 2;
    private const int ExpiryBytes = 8;
    private const int DeviceIdBytes = 16;
    private const int NumberBytes = 32;
    private const int HashBytes = 32;
    private const int FixedBytes = ExpiryBytes + DeviceIdBytes + NumberBytes;

    // Sets these messages apart from those of codes and pseudonyms under the same pepper.
    private static readonly byte[] Domain = "device-token\0"u8.ToArray();

    public static string NewDeviceId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DeviceIdBytes));

    public DeviceToken Issue(Device device)
    {
        // Read once: the pepper may change meanwhile.
        var pepper = peppers.Current;
        var keyId = Encoding.UTF8.GetBytes(pepper);
        var expiry = new byte[ExpiryBytes];
        BinaryPrimitives.WriteInt64BigEndian(expiry, device.ExpiresAt.ToUnixTimeSeconds());
        byte[] signed =
        [
            Version, (byte)keyId.Length, .. keyId, .. expiry, .. Base64Url.DecodeFromChars(device.Id), .. Base64Url.DecodeFromChars(device.Number),
            .. Encoding.UTF8.GetBytes(device.AccountId),
        ];
        return new DeviceToken(Base64Url.EncodeToString([.. signed, .. Sign(pepper, signed)]));
    }

    /// <returns>What the token says, or null when it is none, was tampered with, or was signed under a pepper that this process does not have.</returns>
    public DeviceClaims? Read(string token)
    {
        if (token.Length is 0 or > DeviceToken.MaxLength || !StrictBase64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= HeaderBytes || bytes[0] != Version) return null;

        var body = HeaderBytes + bytes[1];
        if (bytes.Length <= body + FixedBytes + HashBytes) return null;
        var keyId = Encoding.UTF8.GetString(bytes, HeaderBytes, bytes[1]);
        var signed = bytes.AsSpan(..^HashBytes);
        if (!peppers.Has(keyId) || !CryptographicOperations.FixedTimeEquals(Sign(keyId, signed), bytes.AsSpan(^HashBytes..))) return null;

        var claims = signed[body..];
        return new DeviceClaims(
            DeviceId: Base64Url.EncodeToString(claims.Slice(ExpiryBytes, DeviceIdBytes)),
            AccountId: Encoding.UTF8.GetString(claims[FixedBytes..]),
            Number: Base64Url.EncodeToString(claims.Slice(ExpiryBytes + DeviceIdBytes, NumberBytes)),
            ExpiresAt: DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(claims)));
    }

    private byte[] Sign(string keyId, ReadOnlySpan<byte> message) => peppers.Authenticate(keyId, [.. Domain, .. message]);
}

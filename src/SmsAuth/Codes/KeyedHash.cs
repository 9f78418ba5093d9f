using System.Security.Cryptography;

namespace SmsAuth.Codes;

/// <summary>A code at rest: its HMAC-SHA-256 and the id of the pepper it was made with.</summary>
/// <param name="KeyId">Names the pepper; at most <see cref="MaxKeyIdLength"/> characters.</param>
/// <param name="Value">The 32 bytes of the HMAC.</param>
public sealed record KeyedHash(string KeyId, ReadOnlyMemory<byte> Value)
{
    /// <summary>The longest key id, in characters.</summary>
    public const int MaxKeyIdLength = 64;

    /// <summary>Whether both are the hash of the same code under the same pepper; takes the same time whatever the answer.</summary>
    public bool Matches(KeyedHash other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return KeyId == other.KeyId & CryptographicOperations.FixedTimeEquals(Value.Span, other.Value.Span);
    }

    /// <inheritdoc/>
    public bool Equals(KeyedHash? other) => other is not null && Matches(other);

    /// <inheritdoc/>
    public override int GetHashCode() => KeyId.GetHashCode(StringComparison.Ordinal);

    /// <summary>The key id, never the hash.</summary>
    public override string ToString() => $"[hash under {KeyId}]";
}

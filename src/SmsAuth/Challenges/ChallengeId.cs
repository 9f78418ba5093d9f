using System.Buffers.Text;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SmsAuth.Challenges;

/// <summary>The opaque handle of a challenge: 160 random bits, given only to whoever started it. It prints itself shortened.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ChallengeId : IEquatable<ChallengeId>
{
    /// <summary>The characters of a challenge id (20 bytes in base64url, RFC 4648 5).</summary>
    public const int Length = 27;

    private const int Bytes = 20;
    private const int Shown = 6;

    private ChallengeId(string value) => Value = value;

    /// <summary>The whole handle. Never log it.</summary>
    public string Value { get; }

    /// <summary>Draws a new handle.</summary>
    public static ChallengeId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Reads a handle; null when the input cannot be one.</summary>
    public static ChallengeId? Parse(string? input) =>
        input is { Length: Length } && StrictBase64Url.IsValid(input) ? new ChallengeId(input) : null;

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ChallengeId? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChallengeId);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The first characters, enough to find the challenge in a log and too few to use it.</summary>
    public override string ToString() => string.Concat(Value.AsSpan(0, Shown), "...");
}

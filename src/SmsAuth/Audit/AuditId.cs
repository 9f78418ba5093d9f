using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmsAuth.Audit;

/// <summary>
/// The ids of the audit trail: 32 lower-case hexadecimal digits, of the time in milliseconds (12), a number that grows within a process (8), and
/// chance (12). They sort by time in every database, whatever its collation, and within one process by the order of recording; so the primary
/// key is the index by time, new lines go to its end, and a line that is written again is recognized.
/// </summary>
public static class AuditId
{
    /// <summary>The characters of an id.</summary>
    public const int Length = 32;

    /// <summary>The characters of a shortened challenge id.</summary>
    public const int ChallengeLength = 9;

    private static readonly string Lowest = new('0', Length - 12);
    private static uint count;

    /// <summary>Draws an id for something that happened at a time.</summary>
    public static string New(DateTimeOffset at)
    {
        Span<byte> chance = stackalloc byte[8];
        RandomNumberGenerator.Fill(chance[2..]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{at.ToUnixTimeMilliseconds():x12}{Interlocked.Increment(ref count):x8}{BinaryPrimitives.ReadUInt64BigEndian(chance):x12}");
    }

    /// <summary>The bound between what happened before a time and what happened then or later.</summary>
    public static string First(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, at.ToUnixTimeMilliseconds()):x12}{Lowest}");
}

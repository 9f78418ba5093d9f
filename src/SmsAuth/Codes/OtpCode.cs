using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace SmsAuth.Codes;

/// <summary>The digits of a text message. It never prints itself: <see cref="Reveal"/> is the only way to the digits.</summary>
[DebuggerDisplay("[code]")]
public sealed class OtpCode
{
    /// <summary>The fewest digits a code can have.</summary>
    public const int MinLength = 4;

    /// <summary>The most digits a code can have.</summary>
    public const int MaxLength = 10;

    /// <summary>The digits a code has unless configured otherwise (NIST SP 800-63B-4 3.1.3.2 asks for at least six).</summary>
    public const int DefaultLength = 6;

    private readonly string digits;

    private OtpCode(string digits) => this.digits = digits;

    /// <summary>The number of digits, leading zeros included.</summary>
    public int Length => digits.Length;

    /// <summary>Draws a code from the cryptographic generator, every combination of digits equally likely.</summary>
    /// <param name="length">Number of digits, <see cref="MinLength"/> to <see cref="MaxLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is out of range.</exception>
    public static OtpCode Generate(int length = DefaultLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, MinLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        return new OtpCode(RandomNumberGenerator.GetString("0123456789", length));
    }

    /// <summary>Reduces at least 16 random bytes to digits; of all codes none is more likely than another by more than 10^10 / 2^128.</summary>
    internal static OtpCode FromBytes(ReadOnlySpan<byte> random, int length)
    {
        var digits = BinaryPrimitives.ReadUInt128BigEndian(random) % (UInt128)Math.Pow(10, length);
        return new OtpCode(digits.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0'));
    }

    /// <summary>Reads what somebody typed: <see cref="MinLength"/> to <see cref="MaxLength"/> ASCII digits and nothing else.</summary>
    /// <returns>The code, or null when the input is none.</returns>
    public static OtpCode? Parse(string? input) =>
        input is { Length: >= MinLength and <= MaxLength } && !input.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new OtpCode(input)
            : null;

    /// <summary>The digits in the clear, for the text message and for the keyed hash. Never log them.</summary>
    public string Reveal() => digits;

    /// <summary>The word <c>[code]</c>, never the digits.</summary>
    public override string ToString() => "[code]";
}

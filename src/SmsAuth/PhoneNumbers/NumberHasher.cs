using System.Buffers.Text;
using System.Text;
using SmsAuth.Codes;

namespace SmsAuth.PhoneNumbers;

/// <summary>
/// Makes pseudonyms: HMAC-SHA-256 (RFC 2104) under the pepper <see cref="PepperOptions.Numbers"/>, by which a number is recognized where it is
/// not needed in clear. Numbers are few enough to be guessed, so a plain hash would hide nothing.
/// </summary>
public sealed class NumberHasher
{
    private const string NumberKind = "number";

    private readonly Peppers peppers;

    internal NumberHasher(Peppers peppers) => this.peppers = peppers;

    /// <summary>The characters of a pseudonym: the base64url of 32 bytes.</summary>
    public const int Length = 43;

    /// <summary>The pseudonym of a number.</summary>
    public string Hash(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Hash(NumberKind, number.E164);
    }

    /// <summary>The pseudonym of something else; the same value of another kind has another one.</summary>
    public string Hash(string kind, string value) =>
        Base64Url.EncodeToString(peppers.Authenticate(peppers.Numbers, Encoding.UTF8.GetBytes($"{kind}\0{value}")));
}

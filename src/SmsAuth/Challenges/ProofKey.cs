using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmsAuth.Challenges;

/// <summary>The binding of a challenge to whoever started it, as Proof Key for Code Exchange does it (RFC 7636), S256 only.</summary>
public static class ProofKey
{
    private const int ChallengeLength = 43;
    private const int MinVerifierLength = 43;
    private const int MaxVerifierLength = 128;

    /// <summary>RFC 7636 4.2: whether a string can be an S256 code challenge, the base64url of 32 bytes.</summary>
    public static bool IsCodeChallenge(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == ChallengeLength && StrictBase64Url.IsValid(value);
    }

    /// <summary>RFC 7636 4.1: whether a string can be a code verifier, 43 to 128 unreserved characters.</summary>
    public static bool IsCodeVerifier(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length is >= MinVerifierLength and <= MaxVerifierLength
            && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');
    }

    /// <summary>RFC 7636 4.2: the S256 code challenge of a code verifier.</summary>
    public static string CodeChallengeOf(string codeVerifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));

    /// <summary>Whether a code verifier (or its absence) fits what a challenge was bound with (or not), compared in constant time.</summary>
    public static bool Fits(string? codeChallenge, string? codeVerifier) => (codeChallenge, codeVerifier) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(codeChallenge),
            Encoding.ASCII.GetBytes(CodeChallengeOf(codeVerifier))),
    };
}

using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Checks that keys are public ones that a client can sign with, and strong enough.</summary>
internal static class JwksCheck
{
    private const int MaxKeys = 10;
    private const int MaxText = 100;
    private const int MinModulusBits = 2048;
    private const int MaxModulusBits = 8192;
    private const int MaxEncoded = 2048;

    // RFC 7518 6.2.2, 6.3.2 and 6.4.1.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private static readonly Dictionary<string, (ECCurve Curve, string Algorithm)> Curves = new(StringComparer.Ordinal)
    {
        [JsonWebKeyECTypes.P256] = (ECCurve.NamedCurves.nistP256, SecurityAlgorithms.EcdsaSha256),
        [JsonWebKeyECTypes.P384] = (ECCurve.NamedCurves.nistP384, SecurityAlgorithms.EcdsaSha384),
        [JsonWebKeyECTypes.P521] = (ECCurve.NamedCurves.nistP521, SecurityAlgorithms.EcdsaSha512),
    };

    private static readonly string[] RsaAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    public static IEnumerable<(string Field, string Message)> ProblemsOf(JwksBody set)
    {
        if (set.Keys is not { Count: >= 1 and <= MaxKeys }) yield return ("jwks.keys", $"1 to {MaxKeys} keys.");
        for (var i = 0; i < Math.Min(set.Keys.Count, MaxKeys); i++)
        {
            var key = set.Keys[i];
            if (key is null) yield return ($"jwks.keys[{i}]", "a JSON Web Key.");
            else if (ProblemOf(key) is { } problem) yield return ($"jwks.keys[{i}]{problem.Member}", problem.Message);
        }
    }

    private static (string Member, string Message)? ProblemOf(JwkBody key)
    {
        if (key.Kty is "oct" || key.Others?.Keys.FirstOrDefault(PrivateMembers.Contains) is not null)
        {
            return ("", "it is a private or a shared key: keep it to the client, and send the public part of an RSA or EC key only.");
        }

        if (key.Kid is { Length: 0 or > MaxText } || key.Kid?.Any(char.IsControl) is true) return (".kid", $"1 to {MaxText} characters, or left out.");
        if (key.Use is not (null or JsonWebKeyUseNames.Sig)) return (".use", "sig, or left out.");
        return key.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.RSA => ProblemOfRsa(key),
            JsonWebAlgorithmsKeyTypes.EllipticCurve => ProblemOfEc(key),
            _ => (".kty", "RSA or EC."),
        };
    }

    private static (string Member, string Message)? ProblemOfRsa(JwkBody key)
    {
        if (key.Alg is not null && !RsaAlgorithms.Contains(key.Alg)) return (".alg", $"one of {string.Join(", ", RsaAlgorithms)}, or left out.");
        if (Decode(key.N) is not { } modulus || Decode(key.E) is not { Length: > 0 and <= 8 } exponent) return (".n", "the modulus n and the exponent e in base64url.");
        try
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
            return rsa.KeySize is >= MinModulusBits and <= MaxModulusBits ? null : (".n", $"a key of {MinModulusBits} to {MaxModulusBits} bits.");
        }
        catch (CryptographicException)
        {
            return (".n", "it is no RSA key.");
        }
    }

    private static (string Member, string Message)? ProblemOfEc(JwkBody key)
    {
        if (key.Crv is null || !Curves.TryGetValue(key.Crv, out var known)) return (".crv", $"one of {string.Join(", ", Curves.Keys)}.");
        if (key.Alg is not null && key.Alg != known.Algorithm) return (".alg", $"{known.Algorithm}, or left out.");
        if (Decode(key.X) is not { } x || Decode(key.Y) is not { } y) return (".x", "the coordinates x and y in base64url.");
        try
        {
            using var ecdsa = ECDsa.Create(new ECParameters { Curve = known.Curve, Q = new ECPoint { X = x, Y = y } });
            return null;
        }
        catch (CryptographicException)
        {
            return (".x", "x and y are no point of the curve.");
        }
    }

    private static byte[]? Decode(string? text)
    {
        if (text is not { Length: > 0 and <= MaxEncoded }) return null;
        try
        {
            return Base64UrlEncoder.DecodeBytes(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

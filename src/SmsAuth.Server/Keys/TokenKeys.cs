using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Server.Keys;

/// <summary>Keys in the form that signs and encrypts tokens.</summary>
internal static class TokenKeys
{
    /// <exception cref="CryptographicException">The material is no such key.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The key lives as long as the process.")]
    public static SigningCredentials Signing(ServerKey key)
    {
        if (key.Algorithm is SigningAlgorithm.RS256)
        {
            var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(key.Material, out _);
            return new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = key.Id }, SecurityAlgorithms.RsaSha256);
        }

        var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(key.Material, out _);
        return ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new SigningCredentials(new ECDsaSecurityKey(ecdsa) { KeyId = key.Id }, SecurityAlgorithms.EcdsaSha256)
            : throw new CryptographicException("The key is not on the curve P-256.");
    }

    public static EncryptingCredentials Encryption(ServerKey key) => new(
        new SymmetricSecurityKey(key.Material) { KeyId = key.Id }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Server.Keys.Protection;

/// <summary>What encrypts the server's keys and vouches for them, by a certificate or by a secret.</summary>
/// <param name="Id">What encrypted keys name it by.</param>
/// <param name="Signing">Vouches: without it whoever has the certificate could put a key of his own into the store.</param>
/// <param name="Encrypting">Encrypts.</param>
internal sealed record ProtectionKey(string Id, SigningCredentials Signing, EncryptingCredentials Encrypting)
{
    public const int MinBytes = 32;
    private const int MinRsaBits = 2048;
    private const int DerivedBytes = 32;
    private const int IdBytes = 8;

    /// <exception cref="ArgumentException">It is too short.</exception>
    public static ProtectionKey Of(byte[] secret)
    {
        if (secret.Length < MinBytes) throw new ArgumentException($"it has {secret.Length} bytes, and needs at least {MinBytes}.");
        var id = $"key-{Convert.ToHexStringLower(Derive(secret, "id"))[..(2 * IdBytes)]}";
        return new ProtectionKey(
            id,
            new SigningCredentials(new SymmetricSecurityKey(Derive(secret, "authentication")) { KeyId = id }, SecurityAlgorithms.HmacSha256),
            new EncryptingCredentials(new SymmetricSecurityKey(Derive(secret, "encryption")) { KeyId = id }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    /// <exception cref="ArgumentException">It has no private RSA key that is long enough.</exception>
    public static ProtectionKey Of(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new ArgumentException("it has no private RSA key.");
        if (key.KeySize < MinRsaBits) throw new ArgumentException($"its key has {key.KeySize} bits, and needs at least {MinRsaBits}.");
        var id = $"certificate-{certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()[..(2 * IdBytes)]}";
        var security = new X509SecurityKey(certificate) { KeyId = id };
        return new ProtectionKey(
            id,
            new SigningCredentials(security, SecurityAlgorithms.RsaSha256),
            new EncryptingCredentials(security, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    public override string ToString() => Id;

    private static byte[] Derive(byte[] secret, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, DerivedBytes, info: Encoding.ASCII.GetBytes($"SmsAuth key protection: {use}"));
}

using System.Security.Cryptography;

namespace SmsAuth.Server.Keys;

/// <summary>Makes keys of the sizes that <see cref="KeyKind"/> tells.</summary>
internal static class KeyMaker
{
    private const int RsaBits = 3072;
    private const int SecretBytes = 32;
    private const int MasterKeyBytes = 64;
    private const int RandomIdBytes = 5;

    public static ServerKey Make(KeyKind kind, int number, SigningAlgorithm algorithm, DateTimeOffset created, DateTimeOffset activeFrom, string idPrefix = "") => new(
        kind,
        number,
        $"{idPrefix}{kind.Name()}-{number}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomIdBytes))}",
        algorithm,
        created,
        activeFrom,
        kind switch
        {
            KeyKind.Signing => SigningKey(algorithm),
            KeyKind.DataProtection => RandomNumberGenerator.GetBytes(MasterKeyBytes),
            _ => RandomNumberGenerator.GetBytes(SecretBytes),
        });

    /// <summary>Whether the material is what this class makes.</summary>
    public static bool IsWhole(ServerKey key)
    {
        if (key.Kind is not KeyKind.Signing) return key.Material.Length == (key.Kind is KeyKind.DataProtection ? MasterKeyBytes : SecretBytes);
        try
        {
            TokenKeys.Signing(key);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] SigningKey(SigningAlgorithm algorithm)
    {
        using AsymmetricAlgorithm key = algorithm is SigningAlgorithm.RS256 ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}

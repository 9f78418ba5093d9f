using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Codes;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys;

/// <summary>Reads the key files of a folder, and reports the ones that are none.</summary>
internal sealed class KeyFolder(string path, StartProblems problems)
{
    private const int EncryptionBytes = 32;

    public KeyRing Read() => new(
        ReadAll(KeyFile.Signing, ReadSigningKey),
        ReadAll(KeyFile.Encryption, ReadEncryptionKey),
        [.. ReadAll(KeyFile.Pepper, ReadPepper).Select(static pepper => KeyValuePair.Create(pepper.Id, pepper.Bytes))]);

    private List<TKey> ReadAll<TKey>(KeyFile kind, Func<string, string, TKey> read)
        where TKey : class
    {
        List<TKey> keys = [];
        foreach (var file in kind.In(path))
        {
            try
            {
                keys.Add(read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));
            }
            catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                problems.Add($"{KeySettings.Section}:{nameof(KeySettings.Folder)}: {file} cannot be used: {ReasonOf(exception, kind)}");
            }
        }

        return keys;
    }

    // Of a file that could not be parsed only our own words are told: those of the parser might quote it.
    private static string ReasonOf(Exception exception, KeyFile kind) =>
        exception is KeyFormatException or IOException or UnauthorizedAccessException
            ? exception.Message
            : $"it is not what this command makes: {kind.CommandFor(".")}";

    [SuppressMessage("Reliability", "CA2000", Justification = "The key lives as long as the process.")]
    private static ECDsaSecurityKey ReadSigningKey(string id, string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return parameters.D is not null && parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new ECDsaSecurityKey(key) { KeyId = id }
            : throw new KeyFormatException("it is no private key on the curve P-256 (prime256v1).");
    }

    private static SymmetricSecurityKey ReadEncryptionKey(string id, string text)
    {
        var bytes = Convert.FromBase64String(text);
        return bytes.Length == EncryptionBytes
            ? new SymmetricSecurityKey(bytes) { KeyId = id }
            : throw new KeyFormatException($"it has {bytes.Length} bytes, and an encryption key has {EncryptionBytes}.");
    }

    private static Pepper ReadPepper(string id, string text)
    {
        if (id.Length > KeyedHash.MaxKeyIdLength) throw new KeyFormatException($"its name has more than {KeyedHash.MaxKeyIdLength} characters.");
        var bytes = Convert.FromBase64String(text);
        return bytes.Length >= PepperOptions.MinBytes
            ? new Pepper(id, bytes)
            : throw new KeyFormatException($"it has {bytes.Length} bytes, and a pepper has at least {PepperOptions.MinBytes}.");
    }

    private sealed record Pepper(string Id, byte[] Bytes);

    private sealed class KeyFormatException(string message) : FormatException(message);
}

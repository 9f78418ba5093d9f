using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys.Protection;

/// <summary>Reads the certificates and keys of the settings, and reports the ones that are none.</summary>
internal sealed class ProtectionReader(string contentRoot, StartProblems problems)
{
    private const string Section = $"{KeySettings.Section}:{nameof(KeySettings.Protection)}";
    private static readonly string[] Pkcs12 = [".pfx", ".p12"];

    /// <returns>The one for new keys, if there is one, and all of them.</returns>
    public (ProtectionKey? Current, IReadOnlyList<ProtectionKey> All) Read(ProtectionSettings settings)
    {
        var current = Read(Section, settings);
        var former = settings.Former.Select(f => Required($"{Section}:{nameof(settings.Former)}:{f.Key}", f.Value)).OfType<ProtectionKey>();
        return (current, [.. current is null ? [] : new[] { current }, .. former]);
    }

    private ProtectionKey? Required(string section, ProtectionKeySettings settings)
    {
        if (!IsEmpty(settings)) return Read(section, settings);
        problems.Add($"{section}: set Key, KeyFile or Certificate.");
        return null;
    }

    private ProtectionKey? Read(string section, ProtectionKeySettings settings)
    {
        if (settings is { Certificate: null or "" } && (settings.CertificateKey ?? settings.CertificatePassword) is { Length: > 0 })
        {
            problems.Add($"{section}:{nameof(settings.Certificate)}: set it, or neither {nameof(settings.CertificateKey)} nor {nameof(settings.CertificatePassword)}.");
            return null;
        }

        var given = new[] { settings.Key, settings.KeyFile, settings.Certificate }.Count(static s => !string.IsNullOrWhiteSpace(s));
        if (given == 0) return null;
        if (given > 1)
        {
            problems.Add($"{section}: set one of {nameof(settings.Key)}, {nameof(settings.KeyFile)} and {nameof(settings.Certificate)}, not several.");
            return null;
        }

        if (!string.IsNullOrWhiteSpace(settings.Key)) return Try($"{section}:{nameof(settings.Key)}", "it", () => ProtectionKey.Of(Convert.FromBase64String(settings.Key)));
        return string.IsNullOrWhiteSpace(settings.KeyFile)
            ? Try($"{section}:{nameof(settings.Certificate)}", settings.Certificate!, () => ProtectionKey.Of(Load(settings)))
            : Try($"{section}:{nameof(settings.KeyFile)}", settings.KeyFile, () => ProtectionKey.Of(Convert.FromBase64String(File.ReadAllText(PathOf(settings.KeyFile)))));
    }

    private ProtectionKey? Try(string setting, string subject, Func<ProtectionKey> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            // What could not be parsed is a secret: it is not quoted.
            problems.Add($"{setting}: {subject} cannot be used: it is not base64. To make one: openssl rand -base64 {ProtectionKey.MinBytes}");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{setting}: {subject} cannot be used: {exception.Message}");
        }

        return null;
    }

    private X509Certificate2 Load(ProtectionKeySettings settings)
    {
        var file = PathOf(settings.Certificate!);
        if (Pkcs12.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword, X509KeyStorageFlags.EphemeralKeySet);
        }

        var keyFile = string.IsNullOrWhiteSpace(settings.CertificateKey) ? null : PathOf(settings.CertificateKey);
        return string.IsNullOrEmpty(settings.CertificatePassword)
            ? X509Certificate2.CreateFromPemFile(file, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, settings.CertificatePassword, keyFile);
    }

    private string PathOf(string file) => Path.GetFullPath(file, contentRoot);

    private static bool IsEmpty(ProtectionKeySettings settings) =>
        string.IsNullOrWhiteSpace(settings.Key) && string.IsNullOrWhiteSpace(settings.KeyFile) && string.IsNullOrWhiteSpace(settings.Certificate);
}

using System.Security.Cryptography;

namespace SmsAuth.Server.Keys;

/// <summary>Makes the keys that a developer's server lacks, once. Whatever runs in parallel, all processes end up with the same ones.</summary>
internal static class DevelopmentKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeMissing(string folder)
    {
        CreateFolder(folder);
        MakeMissing(folder, KeyFile.Signing, NewSigningKey);
        MakeMissing(folder, KeyFile.Encryption, NewSecret);
        MakeMissing(folder, KeyFile.Pepper, NewSecret);
    }

    private static void MakeMissing(string folder, KeyFile kind, Func<string> make)
    {
        if (kind.In(folder).Count > 0) return;
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
        Write(draft, make());
        try
        {
            // The file appears whole or not at all, and the first of several processes wins.
            File.Move(draft, Path.Combine(folder, kind.DevelopmentName), overwrite: false);
        }
        catch (IOException) when (kind.In(folder).Count > 0)
        {
            File.Delete(draft);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static void Write(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(path, options);
        writer.Write(content);
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n";
}

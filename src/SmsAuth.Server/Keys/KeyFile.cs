namespace SmsAuth.Server.Keys;

/// <summary>A kind of key file: how its name starts and ends, and the command that makes one.</summary>
internal sealed record KeyFile(string Prefix, string Extension, string Command)
{
    private const string DevelopmentMark = "development";

    /// <summary>EC P-256 private keys that sign tokens (ES256).</summary>
    public static readonly KeyFile Signing = new("signing-", ".pem", "openssl ecparam -name prime256v1 -genkey -noout -out {0}");

    /// <summary>32 bytes in base64 that encrypt refresh tokens.</summary>
    public static readonly KeyFile Encryption = new("encryption-", ".key", "openssl rand -base64 32 > {0}");

    /// <summary>32 bytes or more in base64 under which codes are hashed.</summary>
    public static readonly KeyFile Pepper = new("pepper-", ".key", "openssl rand -base64 32 > {0}");

    public static readonly IReadOnlyList<KeyFile> Kinds = [Signing, Encryption, Pepper];

    /// <summary>The name of the file that is made in Development.</summary>
    public string DevelopmentName => $"{Prefix}{DevelopmentMark}{Extension}";

    /// <summary>The files of this kind in a folder, the newest by name first.</summary>
    public IReadOnlyList<string> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{Prefix}*{Extension}").OrderByDescending(Path.GetFileName, StringComparer.Ordinal)]
        : [];

    public bool IsDevelopment(string path) => Path.GetFileName(path).StartsWith(Prefix + DevelopmentMark, StringComparison.OrdinalIgnoreCase);

    public string CommandFor(string folder) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Command, Path.Combine(folder, $"{Prefix}1{Extension}"));
}

namespace SmsAuth.Server.Keys;

/// <summary>Warns of key files that other users of the machine can read.</summary>
internal sealed class KeyPermissions(string folder, ILogger<KeyPermissions> logger)
{
    public void Check()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in KeyFile.Kinds.SelectMany(kind => kind.In(folder)))
        {
            if (File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead)) Log.ReadableByOthers(logger, file);
        }
    }
}

namespace SmsAuth.Server.Keys.Stores;

/// <summary>Keys as files of a folder, such as <c>signing-1.key</c>, which appear whole or not at all and belong to their owner alone.</summary>
internal sealed class FolderKeyStore(string folder, ILogger<FolderKeyStore> logger) : IKeyStore
{
    private const string Extension = ".key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Name => folder;

    public async Task<IReadOnlyList<StoredKey>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return [];
        List<StoredKey> keys = [];
        foreach (var file in Directory.EnumerateFiles(folder, $"*{Extension}"))
        {
            if (StoredKey.Parse(Path.GetFileNameWithoutExtension(file)) is not var (kind, number)) continue;
            try
            {
                keys.Add(new StoredKey(kind, number, await File.ReadAllTextAsync(file, cancellationToken)));
            }
            catch (FileNotFoundException)
            {
                // Another node has removed it meanwhile.
            }
        }

        return keys;
    }

    public async Task<bool> AddAsync(StoredKey key)
    {
        var draft = await DraftAsync(key);
        try
        {
            File.Move(draft, PathOf(key.Kind, key.Number), overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(PathOf(key.Kind, key.Number)))
        {
            File.Delete(draft);
            return false;
        }
    }

    public async Task ReplaceAsync(StoredKey key) => File.Move(await DraftAsync(key), PathOf(key.Kind, key.Number), overwrite: true);

    public Task RemoveAsync(KeyKind kind, int number)
    {
        File.Delete(PathOf(kind, number));
        return Task.CompletedTask;
    }

    /// <summary>Warns of files that other users of the machine can read.</summary>
    public void WarnOfReadable()
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, $"*{Extension}"))
        {
            if (File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead)) Log.ReadableByOthers(logger, file);
        }
    }

    private async Task<string> DraftAsync(StoredKey key)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using var writer = new StreamWriter(draft, options);
        await writer.WriteLineAsync(key.Content);
        return draft;
    }

    private string PathOf(KeyKind kind, int number) => Path.Combine(folder, StoredKey.NameOf(kind, number) + Extension);
}

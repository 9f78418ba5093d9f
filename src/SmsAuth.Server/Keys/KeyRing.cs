using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys;

/// <summary>The keys that this process works with.</summary>
internal sealed class KeyRing(
    KeyVault vault, KeySettings settings, IHostEnvironment environment, IEnumerable<IKeyChanges> changes, TimeProvider time, ILogger<KeyRing> logger)
{
    private volatile KeySnapshot? snapshot;

    /// <summary>The keys; null before the start.</summary>
    public KeySnapshot? Snapshot => snapshot;

    /// <summary>Reads the keys before the server listens; in Development it makes the ones that are missing.</summary>
    /// <exception cref="StartRefusedException">One is missing or cannot be used.</exception>
    public async Task LoadAsync()
    {
        var reading = await vault.ReadAsync(CancellationToken.None);
        if (environment.IsDevelopment() && reading.Missing.Count > 0)
        {
            await MakeAsync(reading.Missing);
            reading = await vault.ReadAsync(CancellationToken.None);
        }

        var problems = new StartProblems();
        foreach (var problem in KeyDemands.ProblemsOf(reading, settings, environment, vault)) problems.Add(problem);
        problems.ThrowIfAny();
        foreach (var kind in reading.Unreachable) Log.Unreachable(logger, kind.Name(), vault.PlaceOf(kind));
        Show(reading.Keys);
    }

    /// <summary>Reads the keys again, and keeps what there is when the store has lost some.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var reading = await vault.ReadAsync(cancellationToken);
        if (KeyDemands.ProblemsOf(reading, settings, environment, vault).ToList() is { Count: > 0 } problems)
        {
            Log.Unusable(logger, string.Join(' ', problems));
            Show(snapshot!.Keys);
            return;
        }

        Show([.. reading.Keys, .. snapshot!.Keys.Where(k => reading.Unreachable.Contains(k.Kind))]);
    }

    // Of servers that start at once one makes each key, and the others take it.
    private async Task MakeAsync(IEnumerable<KeyKind> kinds)
    {
        foreach (var kind in kinds)
        {
            var now = time.GetUtcNow();
            await vault.AddAsync(KeyMaker.Make(kind, 1, settings.SigningAlgorithm, now, now, ServerKey.DevelopmentMark));
        }
    }

    private void Show(IReadOnlyList<ServerKey> keys)
    {
        var next = new KeySnapshot(KeyKinds.All.ToDictionary(static k => k, kind => vault.TimelineOf(kind, keys)));
        if (next.IsLike(snapshot)) return;
        foreach (var kind in KeyKinds.All)
        {
            if (snapshot is not null && next.Of(kind).Current is { } current && current.Id != snapshot.Of(kind).Current?.Id) Log.Taken(logger, current.Id);
        }

        snapshot = next;
        foreach (var change in changes) change.Tell();
    }

    private void Show(IEnumerable<ServerKey> keys) => Show(keys.ToList());
}

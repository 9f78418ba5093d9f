namespace SmsAuth.Server.Keys;

/// <summary>Looks for changed keys, makes the next key of a kind ahead of its use, and removes the ones that nothing needs any more.</summary>
internal sealed class KeyRotation(KeyRing ring, KeyVault vault, KeySettings settings, TimeProvider time, ILogger<KeyRotation> logger) : BackgroundService
{
    // A store that cannot be written to, such as a folder that is mounted read-only, is not told every minute.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private DateTimeOffset notBefore;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await TurnAsync(stoppingToken);
            await Task.Delay(settings.Refresh, time, stoppingToken);
        }
    }

    /// <summary>One look.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ring.RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RefreshFailed(logger, exception);
            return;
        }

        if (time.GetUtcNow() < notBefore) return;
        try
        {
            if (await RotateAsync() | await CleanAsync()) await ring.RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            notBefore = time.GetUtcNow() + Patience;
            Log.RotationFailed(logger, exception);
        }
    }

    private async Task<bool> RotateAsync()
    {
        var changed = false;
        foreach (var kind in KeyKinds.All)
        {
            var timeline = ring.Snapshot!.Of(kind);
            if (timeline.Current is not { } current || timeline.HasNext || DueFrom(current) is not { } activeFrom) continue;
            var key = KeyMaker.Make(kind, timeline.NextNumber, settings.SigningAlgorithm, time.GetUtcNow(), activeFrom, current.IsForDevelopment ? ServerKey.DevelopmentMark : "");
            if (await vault.AddAsync(key)) Log.Announced(logger, key.Id, key.ActiveFrom);
            changed = true;
        }

        return changed;
    }

    /// <returns>From when on the next key is used; null while it is not time to announce it.</returns>
    private DateTimeOffset? DueFrom(ServerKey current)
    {
        if (settings.Rotation.Of(current.Kind) is not { Ticks: > 0 } rotation) return null;
        var earliest = time.GetUtcNow() + settings.Announce;
        if (current.Kind is KeyKind.Signing && current.Algorithm != settings.SigningAlgorithm) return earliest;
        var planned = current.ActiveFrom + rotation;
        return planned <= earliest ? earliest : null;
    }

    private async Task<bool> CleanAsync()
    {
        var changed = false;
        foreach (var key in KeyKinds.All.SelectMany(kind => ring.Snapshot!.Of(kind).Expired))
        {
            await vault.RemoveAsync(key);
            Log.Removed(logger, key.Id);
            changed = true;
        }

        return changed;
    }
}

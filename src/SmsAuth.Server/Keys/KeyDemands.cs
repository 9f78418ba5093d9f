namespace SmsAuth.Server.Keys;

/// <summary>What a server asks of its keys: one of every kind in use, all of them readable; in production none that is unencrypted or a developer's.</summary>
internal static class KeyDemands
{
    public static IEnumerable<string> ProblemsOf(KeyReading reading, KeySettings settings, IHostEnvironment environment, KeyVault vault)
    {
        foreach (var problem in reading.Problems) yield return $"{KeySettings.Section}: {problem}";
        if (reading.Problems.Count > 0) yield break;

        if (reading.Missing.Count > 0) yield return $"{KeySettings.Section}: {Lacks(reading, vault)}";
        foreach (var kind in KeyKinds.All.Except(reading.Missing).Except(reading.Unreachable))
        {
            var timeline = vault.TimelineOf(kind, reading.Keys);
            if (timeline.Current is null) yield return $"{KeySettings.Section}: {timeline.All[0].Id} is the oldest {kind.Name()} key, and is used from {timeline.All[0].ActiveFrom:u} on only. Is the clock right?";
        }

        if (environment.IsDevelopment()) yield break;
        if (!settings.Unprotected && reading.Unencrypted.Count > 0)
        {
            yield return $"{KeySettings.Section}: {string.Join(", ", reading.Unencrypted)} are not encrypted. Set {KeySettings.Section}:{nameof(settings.Protection)} and run the command keys protect, "
                + $"or set {KeySettings.Section}:{nameof(settings.Unprotected)}=true if whatever keeps the folder encrypts it.";
        }

        foreach (var key in reading.Keys.Where(static k => k.IsForDevelopment))
        {
            yield return $"{KeySettings.Section}: {key.Id} is a development key. Use a store of keys that were made for production by the command keys create.";
        }
    }

    private static string Lacks(KeyReading reading, KeyVault vault)
    {
        var missing = string.Join(" and ", reading.Missing.GroupBy(vault.PlaceOf).Select(static g => $"{g.Key} has no key for {KeyKinds.Listed(g)}"));
        return reading.Keys.Count == 0
            ? $"{missing}. On the first start, run the command keys create. If there have been keys, restore them from a backup: new ones log everybody out."
            : $"{missing}, and has other keys, so some were lost. Restore them from a backup, or make new ones by the command keys create --missing.";
    }
}

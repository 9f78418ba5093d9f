namespace SmsAuth.Fraud.Conversion;

/// <summary>Counts in the memory of one process. Nothing survives a restart and no other node sees it.</summary>
internal sealed class InMemoryConversionStore : IConversionStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ConversionSubject Subject, DateTimeOffset StartsAt), ConversionBucket> buckets = [];
    private readonly Dictionary<ConversionSubject, Pause> pauses = [];
    private DateTimeOffset newest = DateTimeOffset.UnixEpoch + ConversionOptions.MaxWindow;

    public Task AddAsync(IReadOnlyList<ConversionSubject> subjects, ConversionBucket counts)
    {
        var startsAt = counts.StartsAt;
        lock (gate)
        {
            if (startsAt > newest) ForgetOlderThan((newest = startsAt) - ConversionOptions.MaxWindow);
            foreach (var subject in subjects)
            {
                var before = buckets.GetValueOrDefault((subject, startsAt)) ?? new ConversionBucket(startsAt);
                buckets[(subject, startsAt)] = new ConversionBucket(
                    startsAt, before.Sent + counts.Sent, before.Proven + counts.Proven, before.Withheld + counts.Withheld);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ConversionBucket>> ReadAsync(ConversionSubject subject, DateTimeOffset from)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<ConversionBucket>>(
                [.. buckets.Where(b => b.Key.Subject == subject && b.Key.StartsAt >= from).Select(static b => b.Value)]);
        }
    }

    public Task<bool> TryPauseAsync(Pause pause)
    {
        lock (gate)
        {
            if (pauses.TryGetValue(pause.Subject, out var current) && current.Until > pause.Since) return Task.FromResult(false);
            pauses[pause.Subject] = pause;
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryReopenAsync(ConversionSubject subject, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!pauses.TryGetValue(subject, out var pause) || pause.Reopened || pause.Until > now) return Task.FromResult(false);
            pauses[subject] = pause with { Reopened = true };
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryEndAsync(ConversionSubject subject, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!pauses.TryGetValue(subject, out var pause) || pause.Until <= now) return Task.FromResult(false);
            pauses[subject] = pause with { Until = now };
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<Pause>> PausesAsync(DateTimeOffset after)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<Pause>>([.. pauses.Values.Where(p => p.Until > after || !p.Reopened)]);
    }

    private void ForgetOlderThan(DateTimeOffset time)
    {
        foreach (var old in buckets.Keys.Where(k => k.StartsAt < time).ToList()) buckets.Remove(old);
    }
}

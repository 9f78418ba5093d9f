namespace SmsAuth.Limits.InMemory;

/// <summary>Counts in the memory of one process: for tests and for a host without a database. Other nodes count apart, a restart forgets.</summary>
public sealed class InMemoryLimiter(TimeProvider time) : ILimiter
{
    private const int SweepEvery = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Name, string Key, TimeSpan Window), Ring> rings = [];
    private readonly Dictionary<(string Name, string Key), (int Step, DateTimeOffset ResetAt)> paces = [];
    private int untilSweep = SweepEvery;

    /// <inheritdoc/>
    public Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        lock (gate) return Task.FromResult(Take(quotas, pace, time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        lock (gate)
        {
            foreach (var quota in quotas)
            {
                if (rings.TryGetValue(IdOf(quota), out var ring)) ring.GiveBack(quota.Units, takenAt);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ResetAsync(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        lock (gate) rings.Remove(IdOf(quota));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ResetAsync(string name, string key)
    {
        lock (gate) paces.Remove((name, key));
        return Task.CompletedTask;
    }

    private LimitDecision Take(IReadOnlyList<Quota> quotas, Pace? pace, DateTimeOffset now)
    {
        Sweep(now);
        foreach (var quota in quotas)
        {
            if (RingOf(quota).WaitFor(quota, now) is var wait && wait > TimeSpan.Zero) return new LimitDecision.Refused(quota.Name, wait);
        }

        foreach (var quota in quotas) RingOf(quota).Take(quota.Units, now);
        return new LimitDecision.Taken(now, pace is null ? TimeSpan.Zero : Step(pace, now));
    }

    private TimeSpan Step(Pace pace, DateTimeOffset now)
    {
        var (taken, resetAt) = paces.GetValueOrDefault((pace.Name, pace.Key));
        var step = resetAt <= now ? 1 : taken + 1;
        paces[(pace.Name, pace.Key)] = (step, now + pace.Reset);
        return pace.WaitAfter(step);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (--untilSweep > 0) return;
        untilSweep = SweepEvery;
        foreach (var id in rings.Where(r => r.Value.IsEmptyAt(now)).Select(static r => r.Key).ToList()) rings.Remove(id);
        foreach (var id in paces.Where(p => p.Value.ResetAt <= now).Select(static p => p.Key).ToList()) paces.Remove(id);
    }

    private Ring RingOf(Quota quota) => rings.TryGetValue(IdOf(quota), out var ring) ? ring : rings[IdOf(quota)] = new Ring(quota.Window);

    private static (string Name, string Key, TimeSpan Window) IdOf(Quota quota) => (quota.Name, quota.Key, quota.Window);

    private sealed class Ring(TimeSpan length)
    {
        private readonly SlidingWindow window = new(length);
        private readonly int[] counts = new int[SlidingWindow.Slots];
        private readonly long[] buckets = new long[SlidingWindow.Slots];

        public TimeSpan WaitFor(Quota quota, DateTimeOffset now) => window.WaitFor(counts, buckets, quota.Limit, Math.Max(1, quota.Units), now);

        public bool IsEmptyAt(DateTimeOffset now) => window.CountAt(counts, buckets, now) == 0;

        public void Take(int units, DateTimeOffset now)
        {
            if (units == 0) return;
            var bucket = window.BucketAt(now);
            var slot = SlidingWindow.SlotOf(bucket);
            counts[slot] = buckets[slot] >= bucket ? counts[slot] + units : units;
            buckets[slot] = Math.Max(buckets[slot], bucket);
        }

        public void GiveBack(int units, DateTimeOffset takenAt)
        {
            var bucket = window.BucketAt(takenAt);
            var slot = SlidingWindow.SlotOf(bucket);
            if (buckets[slot] == bucket && counts[slot] >= units) counts[slot] -= units;
        }
    }
}

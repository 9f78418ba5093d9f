namespace SmsAuth.Limits;

/// <summary>
/// The arithmetic of a quota that every limiter shares: a ring of slots, each a fifth of the window long. A stretch of time as long as the
/// window touches no more slots than there are, so that a limit on their sum is a limit on every such stretch.
/// </summary>
public sealed class SlidingWindow
{
    /// <summary>The slots of the ring.</summary>
    public const int Slots = 6;

    private readonly long width;

    /// <summary>Divides a window.</summary>
    public SlidingWindow(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.FromMilliseconds(Slots - 1));
        width = (long)Math.Ceiling(window.TotalMilliseconds / (Slots - 1));
    }

    /// <summary>The number of the bucket of a time: how many widths passed since 1970.</summary>
    public long BucketAt(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / width;

    /// <summary>The slot in which a bucket is counted.</summary>
    public static int SlotOf(long bucket) => (int)(bucket % Slots);

    /// <summary>The newest bucket that does not count any more at a time.</summary>
    public long LastDeadAt(DateTimeOffset time) => BucketAt(time) - Slots;

    /// <summary>When a bucket does not count any more.</summary>
    public DateTimeOffset EndOf(long bucket) => DateTimeOffset.FromUnixTimeMilliseconds((bucket + Slots) * width);

    /// <summary>The units that count at a time.</summary>
    /// <param name="counts">The units of each slot.</param>
    /// <param name="buckets">The bucket of each slot.</param>
    /// <param name="now">The time.</param>
    public long CountAt(ReadOnlySpan<int> counts, ReadOnlySpan<long> buckets, DateTimeOffset now)
    {
        var dead = LastDeadAt(now);
        var sum = 0L;
        for (var slot = 0; slot < Slots; slot++)
        {
            if (buckets[slot] > dead) sum += counts[slot];
        }

        return sum;
    }

    /// <summary>How long until so many units are free again; zero when they are.</summary>
    /// <param name="counts">The units of each slot.</param>
    /// <param name="buckets">The bucket of each slot.</param>
    /// <param name="limit">The most units.</param>
    /// <param name="units">The units that are wanted, at least 1.</param>
    /// <param name="now">The time.</param>
    public TimeSpan WaitFor(ReadOnlySpan<int> counts, ReadOnlySpan<long> buckets, int limit, int units, DateTimeOffset now)
    {
        var excess = CountAt(counts, buckets, now) + units - limit;
        if (excess <= 0) return TimeSpan.Zero;

        Span<int> oldestFirst = [0, 1, 2, 3, 4, 5];
        oldestFirst.Sort(Comparer(buckets.ToArray()));
        var dead = LastDeadAt(now);
        var wait = TimeSpan.Zero;
        foreach (var slot in oldestFirst)
        {
            if (buckets[slot] <= dead || counts[slot] <= 0) continue;
            wait = EndOf(buckets[slot]) - now;
            excess -= counts[slot];
            if (excess <= 0) break;
        }

        return wait;
    }

    private static Comparison<int> Comparer(long[] buckets) => (one, other) => buckets[one].CompareTo(buckets[other]);
}

using System.Globalization;

namespace SmsAuth.Statistics;

/// <summary>
/// Classes of the time from a text's sending to its arrival: each is a quarter longer than the one before it, from one second to some twelve minutes. A
/// percentile that is told from them is at most a quarter too long, and never too short.
/// </summary>
public static class DeliveryTimes
{
    private const double Growth = 1.25;
    private const int Classes = 31;

    /// <summary>The class of a time, by the name that it is counted under.</summary>
    public static string ClassOf(TimeSpan time) =>
        Math.Clamp((int)Math.Ceiling(Math.Log(Math.Max(1, time.TotalSeconds)) / Math.Log(Growth) - 1e-9), 0, Classes - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The time that a share of the counts did not exceed; null when there are none.</summary>
    /// <param name="counts">The counts, by the name of the class.</param>
    /// <param name="share">The share, more than 0 and at most 1.</param>
    public static TimeSpan? Percentile(IReadOnlyDictionary<string, long> counts, double share)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var needed = counts.Values.Sum() * share;
        if (needed == 0) return null;
        var seen = 0L;
        for (var i = 0; i < Classes; i++)
        {
            seen += counts.GetValueOrDefault(i.ToString(CultureInfo.InvariantCulture));
            if (seen >= needed) return TimeSpan.FromSeconds(Math.Pow(Growth, i));
        }

        return null;
    }
}

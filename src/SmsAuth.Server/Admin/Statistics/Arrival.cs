using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>How long texts took to arrive, as far as gateways report it, of first texts.</summary>
/// <param name="Gateway">The gateway; empty for all.</param>
/// <param name="Count">How many texts.</param>
/// <param name="P50">Half of them took no longer, in seconds, at most a quarter too long.</param>
/// <param name="P90">Nine of ten took no longer.</param>
/// <param name="P99">All but one of a hundred took no longer.</param>
internal sealed record Arrival(string Gateway, long Count, double? P50, double? P90, double? P99)
{
    public static Arrival Of(string gateway, IEnumerable<StatisticCount> counts)
    {
        var classes = counts.GroupBy(static c => c.Reason, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static c => c.Count), StringComparer.Ordinal);
        double? Of(double share) => DeliveryTimes.Percentile(classes, share)?.TotalSeconds is { } seconds ? Math.Round(seconds, 1) : null;
        return new Arrival(gateway, classes.Values.Sum(), Of(0.5), Of(0.9), Of(0.99));
    }
}

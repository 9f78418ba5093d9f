using System.Globalization;
using SmsAuth.Limits;
using StackExchange.Redis;

namespace SmsAuth.Redis.Limits;

/// <summary>The keys and arguments of a script, in the order in which it reads them.</summary>
internal sealed class ScriptCall(string prefix)
{
    // The clocks of two nodes may differ, and that of Redis from both: a key lives this much longer than it counts.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly List<RedisKey> keys = [];
    private readonly List<RedisValue> arguments = [];

    public RedisKey[] Keys => [.. keys];

    public RedisValue[] Arguments => [.. arguments];

    public static ScriptCall Take(string prefix, IReadOnlyList<Quota> quotas, Pace? pace, DateTimeOffset now)
    {
        var call = new ScriptCall(prefix);
        call.arguments.Add(quotas.Count);
        foreach (var quota in quotas) call.AddTake(quota, now);
        if (pace is not null) call.AddStep(pace, now);
        return call;
    }

    public static ScriptCall GiveBack(string prefix, IEnumerable<Quota> quotas, DateTimeOffset takenAt)
    {
        var call = new ScriptCall(prefix);
        foreach (var quota in quotas) call.AddGiveBack(quota, takenAt);
        return call;
    }

    public static RedisKey KeyOf(string prefix, string paceName, string paceKey) => $"{prefix}{paceName}||{paceKey}";

    public static RedisKey KeyOf(string prefix, Quota quota) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{quota.Name}|{(long)quota.Window.TotalMilliseconds}|{quota.Key}");

    private void AddTake(Quota quota, DateTimeOffset now)
    {
        var window = new SlidingWindow(quota.Window);
        var bucket = window.BucketAt(now);
        keys.Add(KeyOf(prefix, quota));
        arguments.AddRange(
            [SlidingWindow.SlotOf(bucket), bucket, window.LastDeadAt(now), quota.Units, quota.Limit, LifeOf(window.EndOf(bucket) - now)]);
    }

    private void AddStep(Pace pace, DateTimeOffset now)
    {
        keys.Add(KeyOf(prefix, pace.Name, pace.Key));
        arguments.AddRange([now.ToUnixTimeMilliseconds(), (now + pace.Reset).ToUnixTimeMilliseconds(), LifeOf(pace.Reset)]);
    }

    private void AddGiveBack(Quota quota, DateTimeOffset takenAt)
    {
        var bucket = new SlidingWindow(quota.Window).BucketAt(takenAt);
        keys.Add(KeyOf(prefix, quota));
        arguments.AddRange([SlidingWindow.SlotOf(bucket), bucket, quota.Units]);
    }

    private static long LifeOf(TimeSpan counted) => (long)(counted + Slack).TotalMilliseconds;
}

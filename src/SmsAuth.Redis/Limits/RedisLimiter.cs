using Microsoft.Extensions.Options;
using SmsAuth.Limits;
using SmsAuth.Redis.Connections;
using StackExchange.Redis;

namespace SmsAuth.Redis.Limits;

/// <summary>Counts in Redis, which runs one script at a time: a decision is one script over the keys of all its quotas and of its pace.</summary>
internal sealed class RedisLimiter(RedisConnection connection, IOptions<RedisLimitOptions> options, TimeProvider time) : ILimiter
{
    private readonly string prefix = options.Value.Prefix;

    public async Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        var now = time.GetUtcNow();
        if (quotas.Count == 0 && pace is null) return new LimitDecision.Taken(now, TimeSpan.Zero);

        var call = ScriptCall.Take(prefix, quotas, pace, now);
        var answer = (RedisValue[])(await WithinTimeAsync(redis => redis.ScriptEvaluateAsync(LimitScripts.Take, call.Keys, call.Arguments)))!;
        if ((int)answer[0] is > 0 and var full) return RefusalOf(quotas[full - 1], answer.AsSpan(1), now);
        return new LimitDecision.Taken(now, pace?.WaitAfter((int)answer[1]) ?? TimeSpan.Zero);
    }

    public async Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        if (quotas.Count == 0) return;
        var call = ScriptCall.GiveBack(prefix, quotas, takenAt);
        await WithinTimeAsync(redis => redis.ScriptEvaluateAsync(LimitScripts.GiveBack, call.Keys, call.Arguments));
    }

    public Task ResetAsync(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return WithinTimeAsync(redis => redis.KeyDeleteAsync(ScriptCall.KeyOf(prefix, quota)));
    }

    public Task ResetAsync(string name, string key) => WithinTimeAsync(redis => redis.KeyDeleteAsync(ScriptCall.KeyOf(prefix, name, key)));

    private static LimitDecision.Refused RefusalOf(Quota quota, ReadOnlySpan<RedisValue> ring, DateTimeOffset now)
    {
        Span<int> counts = stackalloc int[SlidingWindow.Slots];
        Span<long> buckets = stackalloc long[SlidingWindow.Slots];
        for (var slot = 0; slot < SlidingWindow.Slots; slot++)
        {
            // A slot that was never used is null, which is 0.
            (counts[slot], buckets[slot]) = ((int)ring[2 * slot], (long)ring[(2 * slot) + 1]);
        }

        var wait = new SlidingWindow(quota.Window).WaitFor(counts, buckets, quota.Limit, Math.Max(1, quota.Units), now);
        return new LimitDecision.Refused(quota.Name, wait);
    }

    // Connecting counts too. What was given up on may still be counted: more than was asked for, never less.
    private Task<T> WithinTimeAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        async Task<T> AskAsync() => await ask(await connection.GetDatabaseAsync());
        return AskAsync().WaitAsync(options.Value.Timeout);
    }
}

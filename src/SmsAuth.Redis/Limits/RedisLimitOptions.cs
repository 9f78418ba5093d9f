using StackExchange.Redis;

namespace SmsAuth.Redis.Limits;

/// <summary>Where the limits are counted, and how long Redis may take.</summary>
public sealed class RedisLimitOptions
{
    /// <summary>
    /// The Redis, as StackExchange.Redis writes it, such as <c>redis.example.com:6380,ssl=true,password=...</c>. Null, the default, takes the
    /// <see cref="IConnectionMultiplexer"/> that the host has registered, with the host's own settings.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// What every key starts with, 1 to 100 characters. One decision is one script over several keys, which a Redis Cluster runs only when all
    /// of them are in one slot: there the prefix needs a hash tag. Default: <c>{smsauth}:limit:</c>, which has one.
    /// </summary>
    public string Prefix { get; set; } = "{smsauth}:limit:";

    /// <summary>How long a decision may wait for Redis until it fails, 100 milliseconds to 10 seconds. Default: 1 second.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);
}

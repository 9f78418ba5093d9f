using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmsAuth;
using SmsAuth.Limits;
using SmsAuth.Redis.Connections;
using SmsAuth.Redis.Limits;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Redis for SmsAuth's limits.</summary>
public static class SmsAuthRedisBuilderExtensions
{
    /// <summary>
    /// Counts limits in Redis 6 or later, in place of any other limiter; call it after the stores are chosen. Each decision is one script, so it
    /// holds for all nodes on one Redis; keys expire by themselves. While Redis is away every decision fails within the timeout: no text is
    /// sent, codes are checked all the same, and both recover by themselves. Redis must not evict keys (<c>maxmemory-policy noeviction</c>): a
    /// limit whose key is gone starts over. Can be called more than once.
    /// </summary>
    public static SmsAuthBuilder UseRedisLimits(this SmsAuthBuilder builder, Action<RedisLimitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<RedisLimitOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisLimitOptions>, RedisLimitOptionsValidator>());
        builder.Services.TryAddSingleton<RedisConnection>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILimiter, RedisLimiter>());
        return builder;
    }

    /// <summary>Counts limits in the Redis of a connection string, in place of any other limiter.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">As StackExchange.Redis writes it, such as <c>redis.example.com:6380,ssl=true,password=...</c>.</param>
    public static SmsAuthBuilder UseRedisLimits(this SmsAuthBuilder builder, string connectionString) =>
        builder.UseRedisLimits(options => options.ConnectionString = connectionString);
}

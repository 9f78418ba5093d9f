using Microsoft.Extensions.Caching.StackExchangeRedis;
using SmsAuth.Redis.Connections;
using SmsAuth.Server.Startup;
using StackExchange.Redis;

namespace SmsAuth.Server.Redis;

/// <summary>Limits and distributed cache on the Redis of the section <c>Redis</c>, over one connection.</summary>
internal static class RedisSetup
{
    // The hash tag is that of the limits.
    private const string CachePrefix = "{smsauth}:cache:";

    /// <returns>Whether the keys of Data Protection are kept there too.</returns>
    public static bool AddRedis(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<RedisSettings>(builder.Configuration.GetSection(RedisSettings.Section), problems);
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            if (settings.DataProtection) problems.Add($"{RedisSettings.Section}:{nameof(settings.DataProtection)}: needs {RedisSettings.Section}:{nameof(settings.ConnectionString)}.");
            return false;
        }

        if (FailFast.Parse(settings.ConnectionString) is not { } connection)
        {
            problems.Add(FailFast.Problem);
            return false;
        }

        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(connection));
        builder.Services.AddHostedService<RedisWatch>();
        builder.Services.AddSmsAuth().UseRedisLimits(limits => limits.Timeout = settings.Timeout);
        builder.Services.AddCache();
        return settings.DataProtection;
    }

    private static void AddCache(this IServiceCollection services)
    {
        services.AddStackExchangeRedisCache(static cache => cache.InstanceName = CachePrefix);
        services.AddOptions<RedisCacheOptions>().Configure<IConnectionMultiplexer>(static (cache, redis) =>
            cache.ConnectionMultiplexerFactory = () => Task.FromResult(redis));
    }
}

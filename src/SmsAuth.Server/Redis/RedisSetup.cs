using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using SmsAuth.Redis.Connections;
using SmsAuth.Server.Startup;
using StackExchange.Redis;

namespace SmsAuth.Server.Redis;

/// <summary>Limits, distributed cache and, when asked for, the keys of Data Protection on the Redis of the section <c>Redis</c>, over one connection.</summary>
internal static class RedisSetup
{
    // The hash tag is that of the limits.
    private const string CachePrefix = "{smsauth}:cache:";
    private const string DataProtectionKeys = "{smsauth}:data-protection";

    public static void AddRedis(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<RedisSettings>(builder.Configuration.GetSection(RedisSettings.Section), problems);
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            if (settings.DataProtection) problems.Add($"{RedisSettings.Section}:{nameof(settings.DataProtection)}: needs {RedisSettings.Section}:{nameof(settings.ConnectionString)}.");
            return;
        }

        if (FailFast.Parse(settings.ConnectionString) is not { } connection)
        {
            problems.Add(FailFast.Problem);
            return;
        }

        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(connection));
        builder.Services.AddHostedService<RedisWatch>();
        builder.Services.AddSmsAuth().UseRedisLimits();
        builder.Services.AddCache();
        if (settings.DataProtection) builder.Services.KeepDataProtectionKeys();
    }

    private static void AddCache(this IServiceCollection services)
    {
        services.AddStackExchangeRedisCache(static cache => cache.InstanceName = CachePrefix);
        services.AddOptions<RedisCacheOptions>().Configure<IConnectionMultiplexer>(static (cache, redis) =>
            cache.ConnectionMultiplexerFactory = () => Task.FromResult(redis));
    }

    private static void KeepDataProtectionKeys(this IServiceCollection services) =>
        services.AddOptions<KeyManagementOptions>().Configure<IConnectionMultiplexer>(static (keys, redis) =>
            keys.XmlRepository = new RedisXmlRepository(() => redis.GetDatabase(), DataProtectionKeys));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Redis.Limits;
using StackExchange.Redis;

namespace SmsAuth.Redis.Connections;

/// <summary>The connection of the host, or one of our own, which is made when it is first needed.</summary>
internal sealed class RedisConnection(IOptions<RedisLimitOptions> options, IServiceProvider services) : IDisposable
{
    private readonly Lock gate = new();
    private Task<ConnectionMultiplexer>? own;

    public async Task<IDatabase> GetDatabaseAsync() =>
        options.Value.ConnectionString is { } text
            ? (await OwnAsync(text)).GetDatabase()
            : services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    public void Dispose()
    {
        if (own is { IsCompletedSuccessfully: true } connection) connection.Result.Dispose();
    }

    private Task<ConnectionMultiplexer> OwnAsync(string text)
    {
        lock (gate)
        {
            // It does without Redis; if it failed all the same, whoever comes next tries again.
            if (own is null or { IsFaulted: true } or { IsCanceled: true }) own = ConnectionMultiplexer.ConnectAsync(FailFast.Parse(text)!);
            return own;
        }
    }
}

using StackExchange.Redis;

namespace SmsAuth.Server.Redis;

/// <summary>Tells the log when Redis goes away and when it is back. A node without it stays ready: it redeems codes.</summary>
internal sealed class RedisWatch(IConnectionMultiplexer redis, ILogger<RedisWatch> logger) : IHostedService
{
    private int isAway;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionFailed += OnFailed;
        redis.ConnectionRestored += OnRestored;
        if (!redis.IsConnected) TellAway();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionFailed -= OnFailed;
        redis.ConnectionRestored -= OnRestored;
        return Task.CompletedTask;
    }

    private void OnFailed(object? sender, ConnectionFailedEventArgs failure)
    {
        if (failure.ConnectionType is ConnectionType.Interactive) TellAway();
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType is ConnectionType.Interactive && Interlocked.Exchange(ref isAway, 0) == 1) Log.Back(logger);
    }

    // Every try to connect fails anew, and is told once.
    private void TellAway()
    {
        if (Interlocked.Exchange(ref isAway, 1) == 0) Log.Away(logger);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Limits;
using SmsAuth.Redis.Connections;
using SmsAuth.Redis.Limits;
using SmsAuth.TestKit.Challenges;
using StackExchange.Redis;

namespace SmsAuth.Redis.Tests;

/// <summary>
/// Several nodes, each with a connection of its own, on the Redis that the environment variable <c>SMSAUTH_TEST_REDIS</c> names as host:port. Keys
/// have a prefix of their own and are removed at the end. Without it there is no limiter, and its tests are skipped.
/// </summary>
public sealed class RedisHost : IAsyncLifetime
{
    private const string Variable = "SMSAUTH_TEST_REDIS";
    private const int Nodes = 4;

    private readonly List<ServiceProvider> nodes = [];
    private readonly string? server = Environment.GetEnvironmentVariable(Variable);
    private ConnectionMultiplexer? redis;
    private int turn;

    public FakeTimeProvider Time { get; } = new(Samples.Start);

    public string Prefix { get; } = $"{{smsauth-{Guid.NewGuid():N}}}:limit:";

    /// <summary>The limiter of one node.</summary>
    public ILimiter Limiter => LimiterOf(0);

    /// <summary>The limiter of the node whose turn it is.</summary>
    public ILimiter NextLimiter => LimiterOf(Interlocked.Increment(ref turn) & (Nodes - 1));

    public IDatabase Database
    {
        get
        {
            SkipWithoutServer();
            return redis!.GetDatabase();
        }
    }

    public IReadOnlyList<RedisKey> Keys
    {
        get
        {
            SkipWithoutServer();
            return [.. redis!.GetServer(server!).Keys(pattern: Prefix + "*")];
        }
    }

    /// <summary>A limiter at another time.</summary>
    public ILimiter LimiterAt(TimeProvider time) =>
        new RedisLimiter(Node(0).GetRequiredService<RedisConnection>(), Node(0).GetRequiredService<IOptions<RedisLimitOptions>>(), time);

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(server)) return;
        redis = await ConnectionMultiplexer.ConnectAsync(server + ",allowAdmin=true");
        for (var i = 0; i < Nodes; i++)
        {
            var collection = new ServiceCollection();
            collection.AddLogging();
            collection.AddSingleton<TimeProvider>(Time);
            collection.AddSmsAuth().UseRedisLimits(options => (options.ConnectionString, options.Prefix, options.Timeout) = (server, Prefix, TimeSpan.FromSeconds(10)));
            nodes.Add(collection.BuildServiceProvider(validateScopes: true));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        if (redis is null) return;
        await redis.GetDatabase().KeyDeleteAsync([.. Keys]);
        await redis.DisposeAsync();
    }

    private ILimiter LimiterOf(int node) => Node(node).GetRequiredService<ILimiter>();

    private ServiceProvider Node(int node)
    {
        SkipWithoutServer();
        return nodes[node];
    }

    private void SkipWithoutServer() => Assert.SkipWhen(string.IsNullOrEmpty(server), $"Set {Variable} to host:port of a Redis.");
}

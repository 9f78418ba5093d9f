using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Limits;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Processes;
using StackExchange.Redis;

namespace SmsAuth.Redis.Tests.Limits;

/// <summary>What happens while Redis is away: everything fails, soon, and works again by itself.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    // What StackExchange.Redis itself would wait is far longer, so that only our own bound ends a call this soon, also on a busy machine.
    private const string Patient = ",asyncTimeout=20000,syncTimeout=20000";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly Quota Hourly = new("test:hour", "key", 1_000, TimeSpan.FromHours(1));

    private RedisProcess redis = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILimiter Limiter => services.GetRequiredService<ILimiter>();

    public async ValueTask InitializeAsync()
    {
        redis = await RedisProcess.StartAsync();
        services = Node(redis.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_Redis_that_is_killed_fails_every_call_soon_and_counts_again_when_it_is_back()
    {
        await TakeAsync();

        await redis.KillAsync();
        await FailsSoonAsync(() => Limiter.TakeAsync([Hourly]));
        await FailsSoonAsync(() => Limiter.GiveBackAsync([Hourly], TimeProvider.System.GetUtcNow()));
        await FailsSoonAsync(() => Limiter.ResetAsync("test:pace", "key"));

        await redis.StartAgainAsync();
        await RecoversAsync();
    }

    [Fact]
    public async Task Redis_may_be_killed_in_the_middle_of_many_calls()
    {
        await TakeAsync();
        var calls = AtOnce.RunAsync(20, async _ =>
        {
            var failed = 0;
            var watch = Stopwatch.StartNew();
            while (failed == 0 && watch.Elapsed < Patience)
            {
                var call = Stopwatch.StartNew();
                try
                {
                    await Limiter.TakeAsync([Hourly with { Limit = int.MaxValue }]);
                }
                catch (Exception exception) when (exception is RedisException or TimeoutException)
                {
                    failed++;
                }

                Assert.True(call.Elapsed < Soon, $"A call took {call.Elapsed}.");
            }

            return failed;
        });
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);

        await redis.KillAsync();

        Assert.All(await calls, static failed => Assert.Equal(1, failed));
        await redis.StartAgainAsync();
        await RecoversAsync();
    }

    [Fact]
    public async Task A_Redis_that_answers_nothing_fails_soon_too()
    {
        await TakeAsync();
        await using var admin = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint + ",allowAdmin=true");
        await admin.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "6000", "ALL");

        await FailsSoonAsync(() => Limiter.TakeAsync([Hourly]));

        await RecoversAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_that_starts_without_Redis_fails_soon_and_counts_when_it_is_there(bool ownConnection)
    {
        await redis.KillAsync();
        await using var node = ownConnection ? Node(redis.Endpoint) : await NodeOfHostAsync();

        await FailsSoonAsync(() => node.GetRequiredService<ILimiter>().TakeAsync([Hourly]));

        await redis.StartAgainAsync();
        await RecoversAsync(node.GetRequiredService<ILimiter>());
    }

    [Fact]
    public async Task A_Redis_whose_name_nobody_knows_fails_soon()
    {
        await using var node = Node("redis.invalid:6379");

        await FailsSoonAsync(() => node.GetRequiredService<ILimiter>().TakeAsync([Hourly]));
        await FailsSoonAsync(() => node.GetRequiredService<ILimiter>().TakeAsync([Hourly]));
    }

    // As a host registers it that thinks nothing of outages: calls wait for Redis to come back.
    private async Task<ServiceProvider> NodeOfHostAsync()
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint + ",abortConnect=false" + Patient);
        var services = new ServiceCollection();
        services.AddSingleton<IConnectionMultiplexer>(connection);
        services.AddSmsAuth().UseRedisLimits();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static ServiceProvider Node(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().UseRedisLimits(connectionString + Patient);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task FailsSoonAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        var exception = await Record.ExceptionAsync(call);
        Assert.True(exception is RedisException or TimeoutException, $"{exception}");
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
    }

    private async Task TakeAsync() => Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([Hourly]));

    private Task RecoversAsync() => RecoversAsync(Limiter);

    private static async Task RecoversAsync(ILimiter limiter)
    {
        var watch = Stopwatch.StartNew();
        while (await Record.ExceptionAsync(() => limiter.TakeAsync([Hourly])) is { } exception)
        {
            Assert.True(watch.Elapsed < Patience, $"It does not recover: {exception}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Token);
        }
    }
}

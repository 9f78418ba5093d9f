using SmsAuth.Limits;
using SmsAuth.TestKit;

namespace SmsAuth.EntityFrameworkCore.Tests.Limits;

public sealed class PurgeTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SqliteHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private long Rows => (long)host.Scalar("SELECT COUNT(*) FROM SmsAuthLimits")!;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task What_still_counts_is_kept_to_its_last_millisecond()
    {
        await TakeAsync(PerHour("a", 1));
        var wait = Assert.IsType<LimitDecision.Refused>(await host.Limiter.TakeAsync([PerHour("a", 1)])).RetryAfter;

        host.Time.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await PurgeAsync());
        Assert.IsType<LimitDecision.Refused>(await host.Limiter.TakeAsync([PerHour("a", 1)]));

        host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await PurgeAsync());
        Assert.Equal(0, Rows);
        await TakeAsync(PerHour("a", 1));
    }

    [Fact]
    public async Task A_pace_is_kept_until_it_would_start_over()
    {
        var pace = new Pace("test:pace", "a", [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)], Hour);
        await host.Limiter.TakeAsync([], pace);

        host.Time.Advance(Hour - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await PurgeAsync());
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync([], pace)).Wait);

        host.Time.Advance(Hour);
        Assert.Equal(1, await PurgeAsync());
    }

    [Fact]
    public async Task At_most_so_many_go_at_once_and_the_count_tells_when_all_are_gone()
    {
        for (var i = 0; i < 7; i++) await TakeAsync(PerHour($"key-{i}", 1));
        host.Time.Advance(Hour * 2);

        Assert.Equal(3, await PurgeAsync(3));
        Assert.Equal(3, await PurgeAsync(3));
        Assert.Equal(1, await PurgeAsync(3));
        Assert.Equal(0, await PurgeAsync(3));
    }

    [Fact]
    public async Task Purging_while_others_take_lets_no_more_through_than_the_limit()
    {
        await TakeAsync(PerHour("a", 10));
        host.Time.Advance(Hour * 2);

        var decisions = await AtOnce.RunAsync(60, async i =>
        {
            if (i % 3 == 0) await PurgeAsync();
            return i % 3 == 0 ? null : await host.Limiter.TakeAsync([PerHour("a", 10)]);
        });

        Assert.Equal(10, decisions.Count(static d => d is LimitDecision.Taken));
    }

    private static Quota PerHour(string key, int limit) => new("test:hour", key, limit, Hour);

    private async Task TakeAsync(Quota quota) => Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync([quota]));

    private Task<int> PurgeAsync(int max = 100) => host.ExpiringLimits.PurgeAsync(host.Time.GetUtcNow(), max, Token);
}

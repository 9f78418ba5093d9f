using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Limits;
using StackExchange.Redis;

namespace SmsAuth.Redis.Tests.Limits;

public sealed class KeyTests(RedisHost host) : IClassFixture<RedisHost>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private Quota Hourly { get; } = new("test:hour", Guid.NewGuid().ToString("N"), 5, Hour);

    private Pace Cooldown => new("test:pace", Hourly.Key, [TimeSpan.FromMinutes(1)], TimeSpan.FromMinutes(10));

    [Fact]
    public async Task Every_key_lives_as_long_as_it_counts_and_a_minute_and_then_expires_by_itself()
    {
        await TakeAsync([Hourly, Hourly with { Name = "test:day", Window = TimeSpan.FromDays(1) }], Cooldown);
        await host.Limiter.GiveBackAsync([Hourly], host.Time.GetUtcNow());

        Assert.InRange(await LifeAsync("test:hour"), Hour, (Hour * 1.2) + Slack);
        Assert.InRange(await LifeAsync("test:day"), TimeSpan.FromDays(1), TimeSpan.FromDays(1.2) + Slack);
        Assert.InRange(await LifeAsync("test:pace"), Cooldown.Reset, Cooldown.Reset + Slack);
    }

    [Fact]
    public async Task A_key_that_is_used_again_lives_on_and_never_shorter_than_it_would_have()
    {
        await TakeAsync([Hourly]);
        var key = KeyOf("test:hour");
        await host.Database.KeyExpireAsync(key, TimeSpan.FromMinutes(1));
        await TakeAsync([Hourly]);
        Assert.InRange(await LifeAsync("test:hour"), Hour, (Hour * 1.2) + Slack);

        await host.Database.KeyExpireAsync(key, TimeSpan.FromDays(9));
        await TakeAsync([Hourly]);
        Assert.InRange(await LifeAsync("test:hour"), TimeSpan.FromDays(8), TimeSpan.FromDays(9));
    }

    [Fact]
    public async Task Neither_asking_nor_a_refusal_nor_a_unit_that_comes_back_too_late_makes_a_key()
    {
        var one = Hourly with { Limit = 1 };
        await TakeAsync([one with { Units = 0 }]);
        await host.Limiter.GiveBackAsync([one], host.Time.GetUtcNow());
        Assert.Empty(OwnKeys());

        await TakeAsync([one]);
        Assert.IsType<LimitDecision.Refused>(await host.Limiter.TakeAsync([one with { Name = "test:other" }, one], Cooldown));
        Assert.Single(OwnKeys());
    }

    [Fact]
    public async Task What_was_reset_leaves_no_key()
    {
        await TakeAsync([], Cooldown);

        await host.Limiter.ResetAsync(Cooldown.Name, Cooldown.Key);

        Assert.Empty(OwnKeys());
    }

    [Fact]
    public async Task All_keys_of_a_decision_are_in_one_slot_of_a_cluster()
    {
        await TakeAsync([Hourly, Hourly with { Name = "test:other" }], Cooldown);

        var slots = OwnKeys().ConvertAll(host.Database.Multiplexer.HashSlot);

        Assert.Equal(3, slots.Count);
        Assert.Single(slots.Distinct());
    }

    [Fact]
    public async Task Scripts_that_Redis_has_forgotten_are_told_it_again()
    {
        await TakeAsync([Hourly]);
        await host.Database.ExecuteAsync("SCRIPT", "FLUSH");

        await TakeAsync([Hourly]);
    }

    [Fact]
    public async Task A_key_of_something_else_takes_nothing_of_the_others()
    {
        await host.Database.StringSetAsync($"{host.Prefix}test:pace||{Hourly.Key}", "not ours", Hour);

        await Assert.ThrowsAsync<RedisServerException>(() => host.Limiter.TakeAsync([Hourly], Cooldown));

        Assert.Single(OwnKeys());
    }

    [Fact]
    public async Task The_last_day_that_there_is_is_counted_as_any_other()
    {
        var quota = Hourly with { Limit = 1, Window = TimeSpan.FromMilliseconds(5) };
        var last = DateTimeOffset.MaxValue - TimeSpan.FromDays(1);
        var limiter = host.LimiterAt(new FakeTimeProvider(last));

        Assert.IsType<LimitDecision.Taken>(await limiter.TakeAsync([quota]));
        Assert.IsType<LimitDecision.Refused>(await limiter.TakeAsync([quota]));

        var bucket = new SlidingWindow(quota.Window).BucketAt(last);
        Assert.Equal(bucket, (long)await host.Database.HashGetAsync(KeyOf("test:hour"), $"t{SlidingWindow.SlotOf(bucket)}"));
    }

    private async Task TakeAsync(Quota[] quotas, Pace? pace = null) => Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync(quotas, pace));

    private List<RedisKey> OwnKeys() => [.. host.Keys.Where(k => k.ToString().EndsWith(Hourly.Key, StringComparison.Ordinal))];

    private RedisKey KeyOf(string name) => OwnKeys().Single(k => k.ToString().StartsWith(host.Prefix + name, StringComparison.Ordinal));

    private async Task<TimeSpan> LifeAsync(string name) => TimeSpan.FromMilliseconds(
        long.Parse((await host.Database.ExecuteAsync("PTTL", KeyOf(name))).ToString(), CultureInfo.InvariantCulture));
}

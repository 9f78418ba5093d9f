using SmsAuth.Limits;

namespace SmsAuth.TestKit.Limits;

public abstract partial class LimiterContract
{
    [Fact]
    public async Task What_is_given_back_can_be_taken_again()
    {
        var quotas = new[] { Per(Hour, 1, "test:one"), Per(TimeSpan.FromDays(1), 1, "test:two") };
        var taken = Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync(quotas));

        await Limiter.GiveBackAsync(quotas, taken.At);

        Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync(quotas));
        Assert.IsType<LimitDecision.Refused>(await Limiter.TakeAsync(quotas));
    }

    [Fact]
    public async Task A_quota_that_is_reset_has_room_for_all_again_and_no_other_has()
    {
        var (quota, other) = (Per(Hour, 2, "test:reset"), Per(Hour, 1, "test:other"));
        for (var i = 0; i < 2; i++) await TakenAsync(quota);
        await TakenAsync(other);
        await RefusedAsync(quota);

        await Limiter.ResetAsync(quota with { Limit = 1 });

        for (var i = 0; i < 2; i++) await TakenAsync(quota);
        await RefusedAsync(quota);
        await RefusedAsync(other);
        await Limiter.ResetAsync(Per(Hour, 1, "test:never"));
    }

    [Fact]
    public async Task Units_are_given_back_as_they_were_taken()
    {
        var taken = await TakenAsync(PerHour(5) with { Units = 3 });

        await Limiter.GiveBackAsync([PerHour(5) with { Units = 3 }], taken.At);

        await TakenAsync(PerHour(5) with { Units = 5 });
        await RefusedAsync(PerHour(5));
    }

    [Fact]
    public async Task Giving_back_later_in_the_window_gives_back_what_was_taken_then_and_no_other()
    {
        var quota = PerHour(2);
        var first = await TakenAsync(quota);
        Pass(TimeSpan.FromMinutes(30));
        await TakenAsync(quota);

        await Limiter.GiveBackAsync([quota], first.At);
        await TakenAsync(quota);

        // The two that are left were taken half an hour after the first: when that one would have ended there is still no room.
        Pass(Hour * 0.7);
        await RefusedAsync(quota);
    }

    [Fact]
    public async Task Giving_back_again_and_again_never_makes_more_room_than_there_was()
    {
        var quota = PerHour(3);
        var taken = await TakenAsync(quota);
        for (var i = 0; i < 10; i++) await Limiter.GiveBackAsync([quota], taken.At);

        for (var i = 0; i < 3; i++) await TakenAsync(quota);
        await RefusedAsync(quota);
    }

    [Fact]
    public async Task Giving_back_too_late_makes_no_room_at_any_later_time()
    {
        var quota = PerHour(2);
        var taken = await TakenAsync(quota);

        // From the moment on when the place in which it was counted can be used again by something newer.
        for (var i = 0; i < 30; i++)
        {
            Pass(TimeSpan.FromMinutes(12));
            if (i < 5) continue;
            while (await Limiter.TakeAsync([quota]) is LimitDecision.Taken) continue;
            await Limiter.GiveBackAsync([quota], taken.At);
            await RefusedAsync(quota);
        }
    }

    [Fact]
    public async Task Giving_back_what_was_never_taken_is_harmless()
    {
        await Limiter.GiveBackAsync([PerHour(1)], Now);

        await TakenAsync(PerHour(1));
        await RefusedAsync(PerHour(1));
    }

    [Fact]
    public async Task Of_parallel_takes_that_are_given_back_again_none_is_lost_and_none_is_left()
    {
        var quota = PerHour(40);

        await AtOnce.RunAsync(40, async _ =>
        {
            var taken = await TakenAsync(quota);
            await Limiter.GiveBackAsync([quota], taken.At);
        });

        await TakenAsync(quota with { Units = 40 });
        await RefusedAsync(quota);
    }
}

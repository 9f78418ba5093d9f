using SmsAuth.Limits;

namespace SmsAuth.TestKit.Limits;

public abstract partial class LimiterContract
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(300)];

    private Pace Growing => new("test:pace", Key, Waits, Hour);

    [Fact]
    public async Task The_wait_that_a_pace_asks_for_grows_and_stays_at_its_last()
    {
        foreach (var wait in (TimeSpan[])[.. Waits, Waits[^1], Waits[^1]])
        {
            Assert.Equal(wait, await StepAsync(Growing));
            Pass(wait);
        }
    }

    [Fact]
    public async Task A_pace_refuses_nobody_and_grows_also_when_nobody_waits()
    {
        foreach (var wait in (TimeSpan[])[.. Waits, Waits[^1]]) Assert.Equal(wait, await StepAsync(Growing));
    }

    [Fact]
    public async Task A_pace_starts_over_after_its_quiet_time_to_the_millisecond()
    {
        await StepAsync(Growing);
        Pass(Hour - Millisecond);
        Assert.Equal(Waits[1], await StepAsync(Growing));

        Pass(Hour);

        Assert.Equal(Waits[0], await StepAsync(Growing));
    }

    [Fact]
    public async Task A_pace_that_is_reset_starts_over_at_once_and_no_other_one_does()
    {
        var other = Growing with { Name = "test:other" };
        var others = Growing with { Key = "another-" + Key };
        foreach (var pace in (Pace[])[Growing, other, others]) await StepAsync(pace);

        await Limiter.ResetAsync("test:pace", Key);

        Assert.Equal(Waits[0], await StepAsync(Growing));
        Assert.Equal(Waits[1], await StepAsync(other));
        Assert.Equal(Waits[1], await StepAsync(others));
    }

    [Fact]
    public async Task Resetting_a_pace_leaves_a_quota_of_the_same_name_and_key_as_it_is()
    {
        var quota = Per(Hour, 1, "test:pace");
        Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([quota], Growing));

        await Limiter.ResetAsync("test:pace", Key);

        await RefusedAsync(quota);
        Assert.Equal(Waits[0], await StepAsync(Growing));
    }

    [Fact]
    public async Task Resetting_what_was_never_paced_is_harmless()
    {
        await Limiter.ResetAsync("test:pace", Key);

        Assert.Equal(Waits[0], await StepAsync(Growing));
    }

    [Fact]
    public async Task A_full_quota_takes_no_step_of_a_pace()
    {
        var quota = PerHour(1);
        Assert.Equal(Waits[0], Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([quota], Growing)).Wait);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("test:hour", Assert.IsType<LimitDecision.Refused>(await Limiter.TakeAsync([quota], Growing)).Name);
        }

        Assert.Equal(Waits[1], await StepAsync(Growing));
    }

    [Fact]
    public async Task Waits_that_were_changed_hold_from_the_next_step_on()
    {
        await StepAsync(Growing);

        Assert.Equal(TimeSpan.FromSeconds(7), await StepAsync(Growing with { Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7)] }));
    }

    [Fact]
    public async Task Without_a_pace_there_is_nothing_to_wait_for() => Assert.Equal(TimeSpan.Zero, (await TakenAsync(PerHour(1))).Wait);

    private async Task<TimeSpan> StepAsync(Pace pace) => Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([], pace)).Wait;
}

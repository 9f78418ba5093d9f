using System.Globalization;
using SmsAuth.Limits;

namespace SmsAuth.TestKit.Limits;

/// <summary>
/// What every limiter promises. It may be shared by the tests of a class and hold other counts: each test uses keys of its own. Its clock
/// stands still unless a test lets time pass.
/// </summary>
public abstract partial class LimiterContract
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>The limiter under test.</summary>
    protected abstract ILimiter Limiter { get; }

    /// <summary>The time that the limiter reads.</summary>
    protected abstract DateTimeOffset Now { get; }

    private string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Lets time pass.</summary>
    protected abstract void Pass(TimeSpan passed);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public async Task A_limit_is_used_up_and_then_refuses_by_its_name(int limit)
    {
        for (var i = 0; i < limit; i++) await TakenAsync(PerHour(limit));

        var refused = await RefusedAsync(PerHour(limit));

        Assert.Equal("test:hour", refused.Name);
        Assert.InRange(refused.RetryAfter, Millisecond, Hour * 1.2);
    }

    [Fact]
    public async Task The_wait_that_is_told_is_the_wait_that_holds()
    {
        var quota = PerHour(2);
        await TakenAsync(quota);
        Pass(TimeSpan.FromMinutes(25));
        await TakenAsync(quota);
        var wait = (await RefusedAsync(quota)).RetryAfter;

        Pass(wait - Millisecond);
        Assert.Equal(Millisecond, (await RefusedAsync(quota)).RetryAfter);

        // The first of the two is free again, the second is not.
        Pass(Millisecond);
        await TakenAsync(quota);
        await RefusedAsync(quota);
    }

    [Fact]
    public async Task Room_comes_back_when_the_window_and_a_fifth_of_it_have_passed()
    {
        var quota = PerHour(7);
        for (var i = 0; i < 7; i++) await TakenAsync(quota);

        Pass(Hour - Millisecond);
        await RefusedAsync(quota);
        Pass((Hour * 0.2) + Millisecond);

        for (var i = 0; i < 7; i++) await TakenAsync(quota);
        await RefusedAsync(quota);
    }

    [Fact]
    public async Task Several_units_are_taken_together_or_not_at_all()
    {
        await TakenAsync(PerHour(10) with { Units = 7 });
        await RefusedAsync(PerHour(10) with { Units = 4 });
        await TakenAsync(PerHour(10) with { Units = 3 });
        await RefusedAsync(PerHour(10));
    }

    [Fact]
    public async Task Asking_takes_nothing_and_is_refused_when_there_is_no_room()
    {
        var ask = PerHour(2) with { Units = 0 };
        for (var i = 0; i < 5; i++) await TakenAsync(ask);
        await TakenAsync(PerHour(2));
        await TakenAsync(ask);
        await TakenAsync(PerHour(2));

        Assert.Equal("test:hour", (await RefusedAsync(ask)).Name);
    }

    [Fact]
    public async Task When_one_of_several_has_no_room_none_of_them_is_taken_wherever_it_stands()
    {
        var full = Per(Hour, 1, "test:full");
        await TakenAsync(full);
        var one = Per(Hour, 3, "test:one");
        var other = Per(TimeSpan.FromDays(1), 3, "test:other");

        foreach (var order in new Quota[][] { [full, one, other], [one, full, other], [one, other, full] })
        {
            Assert.Equal("test:full", Assert.IsType<LimitDecision.Refused>(await Limiter.TakeAsync(order)).Name);
        }

        for (var i = 0; i < 3; i++) Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([one, other]));
        Assert.IsType<LimitDecision.Refused>(await Limiter.TakeAsync([one, other]));
    }

    [Fact]
    public async Task Equal_keys_of_two_names_and_two_keys_of_one_name_are_counted_apart()
    {
        await TakenAsync(Per(Hour, 1, "test:one"));
        await TakenAsync(Per(Hour, 1, "test:two"));
        await TakenAsync(Per(Hour, 1, "test:one") with { Key = "another-" + Key });

        await RefusedAsync(Per(Hour, 1, "test:one"));
    }

    [Fact]
    public async Task Keys_that_differ_in_case_only_are_two_keys()
    {
        var lower = PerHour(1) with { Key = "client-" + Key };
        var upper = lower with { Key = lower.Key.ToUpper(CultureInfo.InvariantCulture) };

        await TakenAsync(lower);
        await TakenAsync(upper);

        await RefusedAsync(lower);
        await RefusedAsync(upper);
    }

    [Fact]
    public async Task The_longest_name_and_key_are_counted_as_any_other()
    {
        var quota = new Quota(new string('n', 40), Key.PadRight(64, 'k'), 1, TimeSpan.FromDays(365));

        await TakenAsync(quota);

        await RefusedAsync(quota);
        await TakenAsync(quota with { Key = quota.Key[..^1] + "l" });
    }

    [Fact]
    public async Task A_limit_that_was_lowered_holds_at_once_and_a_raised_one_too()
    {
        for (var i = 0; i < 5; i++) await TakenAsync(PerHour(10));

        await RefusedAsync(PerHour(5));
        await RefusedAsync(PerHour(2));
        await TakenAsync(PerHour(6));
    }

    [Fact]
    public async Task A_window_that_was_changed_keeps_its_limit_from_then_on()
    {
        for (var i = 0; i < 3; i++) await TakenAsync(Per(Hour, 3));

        var day = Per(TimeSpan.FromDays(1), 3);
        while (await Limiter.TakeAsync([day]) is LimitDecision.Taken) Pass(TimeSpan.FromMinutes(1));
        await RefusedAsync(day);
        Pass(TimeSpan.FromHours(23));
        await RefusedAsync(day);
        Pass(TimeSpan.FromHours(7));
        await TakenAsync(day);
    }

    private Quota PerHour(int limit) => Per(Hour, limit);

    private Quota Per(TimeSpan window, int limit, string name = "test:hour") => new(name, Key, limit, window);

    private async Task<LimitDecision.Taken> TakenAsync(Quota quota) => Assert.IsType<LimitDecision.Taken>(await Limiter.TakeAsync([quota]));

    private async Task<LimitDecision.Refused> RefusedAsync(Quota quota) => Assert.IsType<LimitDecision.Refused>(await Limiter.TakeAsync([quota]));
}

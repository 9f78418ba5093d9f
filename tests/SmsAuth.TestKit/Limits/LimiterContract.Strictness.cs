using CsCheck;
using SmsAuth.Limits;

namespace SmsAuth.TestKit.Limits;

public abstract partial class LimiterContract
{
    private const int Samples = 30;

    private static readonly Gen<int> GapKind = Gen.Int[0, 5];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(37)]
    public async Task Of_a_hundred_parallel_takes_exactly_the_limit_gets_through(int limit)
    {
        var decisions = await AtOnce.RunAsync(100, _ => Limiter.TakeAsync([PerHour(limit)]));

        Assert.Equal(limit, decisions.Count(static d => d is LimitDecision.Taken));
        await RefusedAsync(PerHour(limit));
    }

    [Fact]
    public async Task Of_parallel_steps_of_a_pace_none_is_lost()
    {
        var minutes = Growing with { Waits = [.. Enumerable.Range(1, 50).Select(static m => TimeSpan.FromMinutes(m))] };

        await AtOnce.RunAsync(40, _ => StepAsync(minutes));

        Assert.Equal(TimeSpan.FromMinutes(41), await StepAsync(minutes));
    }

    [Fact]
    public async Task Parallel_takes_of_several_quotas_take_all_of_them_or_none()
    {
        // Ten keys of their own with room for ten each, and one that all share with room for 37.
        Quota[] Of(int i) => [Per(Hour, 10, "test:own") with { Key = $"{Key}-{i % 10}" }, Per(Hour, 37, "test:shared")];

        var decisions = await AtOnce.RunAsync(100, i => Limiter.TakeAsync(Of(i)));

        Assert.Equal(37, decisions.Count(static d => d is LimitDecision.Taken));
        for (var key = 0; key < 10; key++)
        {
            var own = Of(key)[0];
            var taken = decisions.Where((_, i) => i % 10 == key).Count(static d => d is LimitDecision.Taken);
            if (taken < 10) await TakenAsync(own with { Units = 10 - taken });
            await RefusedAsync(own);
        }
    }

    [Fact]
    public async Task Parallel_takes_of_quotas_and_a_pace_for_many_keys_all_get_through_where_there_is_room()
    {
        // As sends of many numbers from one address: rows of their own first, shared ones last.
        var decisions = await AtOnce.RunAsync(60, i => Limiter.TakeAsync(
            [
                Per(Hour, 5, "test:number") with { Key = $"{Key}-{i}" },
                Per(Hour, 1_000, "test:address"),
                Per(Hour, 1_000, "test:client"),
                Per(TimeSpan.FromMinutes(1), 1_000, "test:global"),
            ],
            Growing with { Key = $"{Key}-{i}" }));

        Assert.All(decisions, static d => Assert.IsType<LimitDecision.Taken>(d));
        await TakenAsync(Per(Hour, 1_000, "test:address") with { Units = 940 });
        await RefusedAsync(Per(Hour, 1_000, "test:address"));
    }

    [Fact]
    public Task No_stretch_of_time_as_long_as_the_window_holds_more_than_the_limit()
    {
        var limiter = Limiter;
        return Gen.Select(Gen.Int[1, 12], Gen.Long[5, 200_000], Gen.Select(GapKind, Gen.Int[0, 999]).Array[40, 120]).SampleAsync(
            async (limit, window, gaps) =>
            {
                var quota = new Quota("test:strict", Guid.NewGuid().ToString("N"), limit, TimeSpan.FromMilliseconds(window));
                List<DateTimeOffset> accepted = [];
                foreach (var (kind, share) in gaps)
                {
                    Pass(Gap(kind, share, window));
                    if (await limiter.TakeAsync([quota]) is LimitDecision.Taken) accepted.Add(Now);
                }

                Assert.NotEmpty(accepted);
                Strictness.Assert(accepted, limit, quota.Window);
            },
            iter: Samples,
            threads: 1);
    }

    [Fact]
    public async Task A_limit_that_is_asked_for_all_the_time_lets_no_less_through_than_one_every_six_fifths_of_its_window()
    {
        var quota = Per(TimeSpan.FromMinutes(5), 4);
        var start = Now;
        var accepted = 0;
        while (Now - start < TimeSpan.FromHours(1))
        {
            if (await Limiter.TakeAsync([quota]) is LimitDecision.Taken) accepted++;
            else Pass(TimeSpan.FromSeconds(15));
        }

        Assert.InRange(accepted, 4 * 60 / 6, 4 * (60 / 5 + 1));
    }

    // Bursts, steady streams, and waits that end at or around the edges of the window and of its fifths.
    private static TimeSpan Gap(int kind, int share, long window) => TimeSpan.FromMilliseconds(kind switch
    {
        0 or 1 => 0,
        2 => share % 3,
        3 => window * share / 10_000,
        4 => (window * (1 + (share % 5)) / 5) + (share % 3),
        _ => window * share / 700,
    });
}

using SmsAuth.Statistics;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Statistics;

/// <summary>What every store of statistics promises. It may be shared by the tests of a class: each test counts for a client of its own.</summary>
public abstract class StatisticsStoreContract
{
    private static readonly DateTimeOffset Now = Samples.Start;

    private readonly string client = $"client-{Guid.NewGuid():N}";

    /// <summary>The store under test.</summary>
    protected abstract IStatisticsStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_count_is_lost_when_several_nodes_write_at_once()
    {
        var counts = new Dictionary<StatisticKey, long> { [Key(Happening.Asked)] = 1, [Key(Happening.Sent) with { Gateway = "a" }] = 2, [Key(Happening.Sent) with { Gateway = "b" }] = 3 };
        await AtOnce.RunAsync(8, _ => Store.AddAsync(Now, counts));

        foreach (var span in StatisticSpans.All)
        {
            var read = await ReadAsync(span, StatisticsGrouping.Time, Now);
            Assert.Equal(new Dictionary<Happening, long> { [Happening.Asked] = 8, [Happening.Sent] = 40 }, read.ToDictionary(static c => c.What, static c => c.Count));
            Assert.All(read, c => Assert.Equal(span.StartOf(Now), c.StartsAt));
        }
    }

    [Fact]
    public async Task A_period_starts_and_ends_where_its_spans_do()
    {
        var start = StatisticSpan.FiveMinutes.StartOf(Now);
        foreach (var minutes in new[] { -1, 0, 4, 5, 10 }) await Store.AddAsync(start.AddMinutes(minutes), Of(Key(Happening.Asked)));

        var read = await Store.ReadAsync(Query(StatisticSpan.FiveMinutes, StatisticsGrouping.Time, start) with { Until = start.AddMinutes(10) }, Token);

        Assert.Equal([(start, 2L), (start.AddMinutes(5), 1L)], read.OrderBy(static c => c.StartsAt).Select(static c => (c.StartsAt!.Value, c.Count)));
    }

    [Fact]
    public async Task Counts_are_told_apart_as_asked_and_filtered()
    {
        await Store.AddAsync(Now, Of(Key(Happening.Sent) with { Gateway = "a", Region = "SE" }, 5));
        await Store.AddAsync(Now, Of(Key(Happening.Sent) with { Gateway = "a", Region = "US" }, 7));
        await Store.AddAsync(Now, Of(Key(Happening.Sent) with { Gateway = "b", Region = "US", Verifier = "v" }, 1));
        await Store.AddAsync(Now, Of(Key(Happening.CodeRefused) with { Reason = "WrongCode" }, 2));

        Assert.Equal(
            [("a", "SE", 5L), ("a", "US", 7L), ("b", "US", 1L)],
            (await ReadAsync(StatisticSpan.Hour, StatisticsGrouping.Route, Now)).Where(static c => c.What is Happening.Sent)
                .Select(static c => (c.Gateway, c.Region, c.Count)).Order());
        Assert.Equal(
            [("WrongCode", 2L)],
            (await ReadAsync(StatisticSpan.Hour, StatisticsGrouping.Reason, Now)).Where(static c => c.What is Happening.CodeRefused).Select(static c => (c.Reason, c.Count)));

        var query = Query(StatisticSpan.Day, StatisticsGrouping.Time, Now);
        Assert.Equal(12, Assert.Single(await Store.ReadAsync(query with { Gateway = "a" }, Token)).Count);
        Assert.Equal(8, Assert.Single(await Store.ReadAsync(query with { Region = "US", What = [Happening.Sent] }, Token)).Count);
        Assert.Equal(1, Assert.Single(await Store.ReadAsync(query with { Verifier = "v" }, Token)).Count);
        Assert.Empty(await Store.ReadAsync(query with { ClientId = "another" }, Token));
    }

    [Fact]
    public async Task Labels_of_any_text_are_counted_apart()
    {
        var labels = new[] { "", "a", "a\"", "\"a", "å", "Å", new string('x', StatisticKey.MaxLabel) };
        foreach (var label in labels) await Store.AddAsync(Now, Of(Key(Happening.Alert) with { Reason = label }));

        var read = await ReadAsync(StatisticSpan.Hour, StatisticsGrouping.Reason, Now);

        // A database may hold letters that differ by case only for the same when it groups; none is lost.
        Assert.Equal(labels.Length, read.Sum(static c => c.Count));
    }

    private static Dictionary<StatisticKey, long> Of(StatisticKey key, long count = 1) => new() { [key] = count };

    private StatisticKey Key(Happening what) => new(what, "", "", "", client, "");

    private StatisticsQuery Query(StatisticSpan span, StatisticsGrouping by, DateTimeOffset at) => new()
    {
        Span = span,
        From = span.StartOf(at),
        Until = at.AddTicks(1),
        By = by,
        What = Enum.GetValues<Happening>(),
        ClientId = client,
    };

    private Task<IReadOnlyList<StatisticCount>> ReadAsync(StatisticSpan span, StatisticsGrouping by, DateTimeOffset at) => Store.ReadAsync(Query(span, by, at), Token);
}

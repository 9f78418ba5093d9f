using System.Globalization;
using SmsAuth.Statistics;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Statistics;

/// <summary>Counts as 1,000,000 challenges of 90 days leave them: in ten countries, by two gateways.</summary>
public sealed class StatisticsEffortTests : IClassFixture<StatisticsEffortTests.BusyHost>
{
    private const int Challenges = 1_000_000;
    private const int Routes = 20;
    private const int Kinds = 5;

    private readonly InterceptedHost host;

    public StatisticsEffortTests(BusyHost busy) => host = busy.Host;

    [Theory]
    [InlineData(StatisticsGrouping.Time)]
    [InlineData(StatisticsGrouping.Route)]
    [InlineData(StatisticsGrouping.Reason)]
    public async Task Ninety_days_of_a_million_challenges_are_added_up_from_days_alone(StatisticsGrouping by)
    {
        var counts = await ReadAsync(Query(Samples.Start.AddDays(-90), by));

        Assert.All(Enumerable.Range(1, Kinds), what => Assert.Equal(Challenges, counts.Where(c => c.What == (Happening)what).Sum(static c => c.Count)));
        Assert.True(counts.Count <= 90 * Kinds, $"{counts.Count} rows left the database.");
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(24, 24)]
    [InlineData(24 * 7, 24 * 7)]
    [InlineData(24 * 30, 30)]
    [InlineData(24 * 90, 90)]
    public async Task A_chart_is_one_query_that_reads_the_counts_of_its_period_only(int hours, int steps)
    {
        var query = Query(Samples.Start.AddHours(-hours), StatisticsGrouping.Time);
        foreach (var asked in new[] { query, query with { ClientId = "app", Verifier = "default", Gateway = "a", Region = "AA" } })
        {
            host.Commands.Clear();
            await ReadAsync(asked);

            var command = Assert.Single(host.Commands.Commands);
            Assert.Contains("(Span=? AND StartsAt>? AND StartsAt<?)", host.Plan(command), StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", host.Plan(command), StringComparison.Ordinal);
        }

        // So what is read are the rows of the span and the time.
        var read = Number($"SELECT count(*) FROM SmsAuthStatistics WHERE Span = {(int)query.Span} AND StartsAt >= {query.From.ToUnixTimeMilliseconds()} AND StartsAt < {query.Until.ToUnixTimeMilliseconds()}");
        Assert.Equal(steps * Routes * Kinds, read);
    }

    private static StatisticsQuery Query(DateTimeOffset from, StatisticsGrouping by)
    {
        var span = StatisticSpans.For(from, Samples.Start, Samples.Start);
        return new StatisticsQuery { Span = span, From = span.StartOf(from + span.Length()), Until = Samples.Start, By = by, What = [.. Enumerable.Range(1, Kinds).Select(static n => (Happening)n)] };
    }

    private Task<IReadOnlyList<StatisticCount>> ReadAsync(StatisticsQuery query) => host.Service<IStatisticsStore>().ReadAsync(query, TestContext.Current.CancellationToken);

    private long Number(string sql) => Convert.ToInt64(host.Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>A host whose every span is full of counts, as far back as it is kept or 90 days.</summary>
    public sealed class BusyHost : IDisposable
    {
        public BusyHost()
        {
            foreach (var span in StatisticSpans.All) Fill(span);
        }

        public InterceptedHost Host { get; } = new();

        public void Dispose() => Host.Dispose();

        // A count per country, gateway, span and kind; the challenges are spread over those of the longest span so that none is left over.
        private void Fill(StatisticSpan span)
        {
            var length = (long)span.Length().TotalMilliseconds;
            var kept = TimeSpan.FromDays(Math.Min(90, span.Kept().TotalDays));
            var (spans, newest) = ((long)(kept / span.Length()), span.StartOf(Samples.Start.AddTicks(-1)).ToUnixTimeMilliseconds());
            var (each, first) = (Challenges / (spans * Routes), Challenges % (spans * Routes));
            Host.Scalar($"""
                WITH RECURSIVE
                    step(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM step WHERE n + 1 < {spans}),
                    route(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM route WHERE n + 1 < {Routes}),
                    kind(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM kind WHERE n < {Kinds})
                INSERT INTO SmsAuthStatistics (Span, StartsAt, "Key", What, Region, Gateway, Verifier, ClientId, Reason, Count)
                SELECT {(int)span}, {newest} - step.n * {length}, kind.n || '-' || route.n, kind.n, 'A' || char(65 + route.n / 2), iif(route.n % 2 = 0, 'a', 'b'), 'default', 'app', '',
                    {each} + (step.n * {Routes} + route.n < {first})
                FROM step, route, kind
                """);
        }
    }
}

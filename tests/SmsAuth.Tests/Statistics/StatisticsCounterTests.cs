using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Statistics;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.Tests.Statistics;

public sealed class StatisticsCounterTests
{
    private readonly StatisticsCounter counter = new();

    [Fact]
    public void What_the_audit_trail_tells_is_counted_without_the_number()
    {
        counter.Count(Entry(AuditEvent.TextSent) with { Gateway = "bird" });
        counter.Count(Entry(AuditEvent.TextSent) with { Gateway = "bird" });
        counter.Count(Entry(AuditEvent.TextSent) with { Gateway = "bird", Reason = "notice:NumberAdded" });
        counter.Count(Entry(AuditEvent.CodeRefused) with { Reason = "WrongCode" });
        counter.Count(Entry(AuditEvent.AdminAction) with { Reason = "client:changed:x" });

        Assert.Equal(
            new Dictionary<StatisticKey, long>
            {
                [new StatisticKey(Happening.Sent, "US", "bird", "default", "app", "")] = 2,
                [new StatisticKey(Happening.NoticeSent, "US", "bird", "default", "app", "")] = 1,
                [new StatisticKey(Happening.CodeRefused, "US", "", "default", "app", "WrongCode")] = 1,
            },
            counter.Take());
        Assert.Empty(counter.Take());
    }

    [Fact]
    public void Reasons_are_few_whatever_numbers_they_are_about()
    {
        foreach (var prefix in new[] { "+1202555", "+46701740" }) counter.Count(Entry(AuditEvent.SendRefused) with { Reason = $"fraud:conversion:prefix:{prefix}" });
        var (key, count) = Assert.Single(counter.Take());
        Assert.Equal(("fraud:conversion:prefix", 2), (key.Reason, count));
    }

    [Fact]
    public void Test_numbers_are_not_counted()
    {
        counter.Count(Entry(AuditEvent.CodeRequested) with { Verifier = Challenge.TestVerifier });
        Assert.Empty(counter.Take());
    }

    [Fact]
    public void Whoever_makes_up_labels_does_not_fill_the_memory()
    {
        for (var i = 0; i < StatisticsCounter.Capacity + 100; i++) counter.Count(Entry(AuditEvent.CodeRequested) with { ClientId = $"client-{i}" });
        var taken = counter.Take();
        Assert.Equal(StatisticsCounter.Capacity + 1, taken.Count);
        Assert.Equal(StatisticsCounter.Capacity + 100, taken.Values.Sum());
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_once_and_some_is_put_back()
    {
        var all = new System.Collections.Concurrent.ConcurrentBag<Dictionary<StatisticKey, long>>();
        await AtOnce.RunAsync(8, i =>
        {
            for (var n = 0; n < 1000; n++)
            {
                counter.Count(Entry(AuditEvent.CodeRequested));
                if (n % 100 == 50) counter.PutBack(counter.Take());
                if (n % 100 == 99) all.Add(counter.Take());
            }

            return Task.CompletedTask;
        });
        all.Add(counter.Take());
        Assert.Equal(8000, all.SelectMany(static t => t.Values).Sum());
    }

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(1, 1)]
    [InlineData(1.2, 1.25)]
    [InlineData(10, 11.6)]
    [InlineData(100_000, 807.8)]
    public void A_percentile_is_never_too_short_and_at_most_a_quarter_too_long(double seconds, double told)
    {
        var counts = new Dictionary<string, long> { [DeliveryTimes.ClassOf(TimeSpan.FromSeconds(seconds))] = 3 };
        Assert.Equal(told, DeliveryTimes.Percentile(counts, 0.5)!.Value.TotalSeconds, 1);
    }

    [Fact]
    public void Percentiles_are_of_all_classes_together()
    {
        var counts = new Dictionary<string, long> { ["0"] = 90, ["10"] = 9, ["20"] = 1 };
        Assert.Equal(1, DeliveryTimes.Percentile(counts, 0.9)!.Value.TotalSeconds, 1);
        Assert.Equal(Math.Pow(1.25, 10), DeliveryTimes.Percentile(counts, 0.99)!.Value.TotalSeconds, 3);
        Assert.Equal(Math.Pow(1.25, 20), DeliveryTimes.Percentile(counts, 1)!.Value.TotalSeconds, 3);
        Assert.Null(DeliveryTimes.Percentile(new Dictionary<string, long>(), 0.5));
    }

    [Fact]
    public void A_period_is_made_of_spans_that_are_still_kept()
    {
        var now = Samples.Start;
        Assert.Equal(StatisticSpan.FiveMinutes, StatisticSpans.For(now.AddHours(-1), now, now));
        Assert.Equal(StatisticSpan.Hour, StatisticSpans.For(now.AddDays(-7), now, now));
        Assert.Equal(StatisticSpan.Day, StatisticSpans.For(now.AddDays(-30), now, now));
        Assert.Equal(StatisticSpan.Day, StatisticSpans.For(now.AddDays(-90), now, now));
        Assert.Equal(StatisticSpan.Hour, StatisticSpans.For(now.AddDays(-3), now.AddDays(-3).AddHours(1), now));
    }

    private static AuditEntry Entry(AuditEvent what) => new()
    {
        Event = what,
        At = Samples.Start,
        ClientId = "app",
        Verifier = "default",
        PhoneNumber = PhoneNumber.FromStored("+12025550100"),
    };
}

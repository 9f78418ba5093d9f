using System.Diagnostics.Metrics;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Fraud;
using SmsAuth.Fraud.Alerts;
using SmsAuth.Fraud.Conversion;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Fraud;

public sealed class ConversionTests
{
    private const string Prefix = "+1202555";
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(21);

    [Fact]
    public async Task A_prefix_that_hardly_converts_is_paused_and_told_of_and_opens_again_by_itself()
    {
        List<string> measured = [];
        using var listener = Listen(measured);
        await using var engine = FraudSetups.Guarded();
        await SendAsync(engine, 45);
        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);

        var refused = Assert.IsType<StartOutcome.TooSoon>(await StartAsync(engine, 1));
        Assert.Equal(TimeSpan.FromHours(1), refused.RetryAfter);
        Assert.IsType<StartOutcome.Started>(await engine.StartAsync(change: static r => r with { PhoneNumber = Numbers.Chinese }));
        var paused = Assert.Single(Alerts(engine));
        Assert.Equal((FraudChange.Paused, "prefix:" + Prefix, 45, 0), (paused.Change, paused.Subject.ToString(), paused.Sent, paused.Proven));

        engine.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 1));

        Assert.Equal([FraudChange.Paused, FraudChange.Reopened], Alerts(engine).Select(static a => a.Change));
        Assert.Equal(
            ["paused:prefix:" + Prefix, "reopened:prefix:" + Prefix],
            engine.Service<FraudSetups.KeptAudit>().Entries.Where(static e => e.Event is AuditEvent.FraudAlert).Select(static e => e.Reason));
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1811);
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1812);

        // The meter is that of all tests that run now.
        lock (measured)
        {
            Assert.Contains("smsauth.fraud.alerts Prefix Paused", measured);
            Assert.Contains("smsauth.fraud.findings Conversion Enforce", measured);
        }
    }

    [Fact]
    public async Task The_sample_starts_anew_after_a_pause()
    {
        await using var engine = FraudSetups.Guarded(static o => o.Velocity.Mode = GuardMode.Off);
        await PauseAsync(engine);
        engine.Time.Advance(TimeSpan.FromHours(1));

        await SendAsync(engine, 39);
        engine.Time.Advance(Settled);
        await SendAsync(engine, 2);
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 1));

        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);
        Assert.IsType<StartOutcome.TooSoon>(await StartAsync(engine, 1));
    }

    [Fact]
    public async Task A_prefix_where_people_sign_in_stays_open()
    {
        await using var engine = FraudSetups.Guarded();
        for (var i = 0; i < 45; i++)
        {
            var challenge = await engine.StartedAsync(change: r => r with { PhoneNumber = Number(i) });
            if (i % 4 == 0) Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
        }

        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 2));
        Assert.Empty(Alerts(engine));
    }

    [Fact]
    public async Task Texts_that_are_too_young_to_be_judged_count_for_nothing()
    {
        await using var engine = FraudSetups.Guarded();
        await SendAsync(engine, 45);
        engine.Time.Advance(TimeSpan.FromMinutes(10));
        await SendAsync(engine, 1);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 2));
    }

    [Fact]
    public async Task Fewer_texts_than_the_sample_are_not_judged()
    {
        await using var engine = FraudSetups.Guarded();
        await SendAsync(engine, 39);
        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 2));
    }

    [Fact]
    public async Task A_country_is_paused_by_a_larger_sample()
    {
        await using var engine = FraudSetups.Guarded(static o =>
        {
            (o.Conversion.CountrySample, o.Conversion.PrefixSample) = (60, 1000);
        });
        for (var i = 0; i < 60; i++) await engine.StartedAsync(change: r => r with { PhoneNumber = PhoneNumber.FromStored($"+1202{i:D3}0100", "US") });
        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);

        Assert.IsType<StartOutcome.TooSoon>(await StartAsync(engine, 2));
        Assert.IsType<StartOutcome.Started>(await engine.StartAsync(change: static r => r with { PhoneNumber = Numbers.Chinese }));
        Assert.Equal("country:US", Assert.Single(Alerts(engine)).Subject.ToString());
    }

    [Fact]
    public async Task A_gateway_is_told_of_and_goes_on_being_used()
    {
        await using var engine = FraudSetups.Guarded(static o => (o.Conversion.GatewaySample, o.Conversion.PrefixSample) = (40, 1000));
        await SendAsync(engine, 45);
        engine.Time.Advance(Settled);
        await SendAsync(engine, 2);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 2));
        var alert = Assert.Single(Alerts(engine));
        Assert.Equal((FraudChange.Suspected, "gateway:recording"), (alert.Change, alert.Subject.ToString()));
    }

    [Fact]
    public async Task In_monitor_mode_a_pause_is_told_of_and_refuses_nothing()
    {
        await using var engine = FraudSetups.Guarded(static o => o.Conversion.Mode = GuardMode.Monitor);
        await PauseAsync(engine);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 2));
        Assert.Contains(engine.Service<FraudSetups.KeptAudit>().Entries, static e => e.Reason == "monitor:fraud:conversion:prefix:" + Prefix);
    }

    [Theory]
    [InlineData(40, 0, 0.9124)]
    [InlineData(100, 50, 0.4038)]
    [InlineData(10, 10, 0)]
    [InlineData(0, 0, 0)]
    public void The_bound_is_that_of_Wilson(int sent, int proven, double bound) =>
        Assert.Equal(bound, new ConversionSample(sent, proven).LowerBoundOfLost(), 4);

    private static MeterListener Listen(List<string> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == "SmsAuth") l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            lock (measured) measured.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(static t => t.Value))}");
        });
        listener.Start();
        return listener;
    }

    private static async Task PauseAsync(Engine engine)
    {
        await SendAsync(engine, 45);
        engine.Time.Advance(Settled);
        await SendAsync(engine, 1);
        Assert.Equal(FraudChange.Paused, Assert.Single(Alerts(engine)).Change);
    }

    private static IReadOnlyList<FraudAlert> Alerts(Engine engine) => [.. engine.Service<FraudSetups.KeptAlerts>().Alerts];

    private static PhoneNumber Number(int last) => PhoneNumber.FromStored($"{Prefix}{last:D4}", "US");

    private static async Task SendAsync(Engine engine, int texts)
    {
        for (var i = 0; i < texts; i++) Assert.IsType<StartOutcome.Started>(await StartAsync(engine, 100 + i));
    }

    private static Task<StartOutcome> StartAsync(Engine engine, int last) => engine.StartAsync(change: r => r with { PhoneNumber = Number(last) });
}

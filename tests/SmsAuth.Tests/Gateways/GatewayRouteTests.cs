using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Gateways;
using SmsAuth.Settings;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Tests.Gateways;

public sealed class GatewayRouteTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TextMessage Text = new(Numbers.American, "482915 is your code.");
    private readonly RecordingGateway first = new("first");
    private readonly RecordingGateway second = new("second");
    private readonly RecordingGateway third = new("third");
    private readonly FakeTimeProvider time = new();
    private readonly CapturedLogs logs = new();
    private readonly ILoggerFactory factory;
    private readonly GatewayRoute route;

    public GatewayRouteTests()
    {
        factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        route = new GatewayRoute(
            new GatewayCatalog([third, second, first], [], [], new SettingReferences()),
            Options.Create(new RouteOptions()),
            time,
            factory.CreateLogger<GatewayRoute>());
    }

    public void Dispose() => factory.Dispose();

    [Fact]
    public async Task The_first_of_the_order_gets_the_text_and_the_others_do_not()
    {
        Assert.Equal("first", await SendAsync());

        Assert.Equal(Text, Assert.Single(first.Handed));
        Assert.Empty(second.Handed);
    }

    [Theory]
    [InlineData(GatewayMood.Fails)]
    [InlineData(GatewayMood.Throws)]
    public async Task The_next_one_is_tried_when_one_fails(GatewayMood mood)
    {
        first.Mood = mood;

        Assert.Equal("second", await SendAsync());

        Assert.Single(first.Handed);
        Assert.Equal(Text, Assert.Single(second.Handed));
    }

    [Theory]
    [InlineData(GatewayMood.HangsUntilCancelled)]
    [InlineData(GatewayMood.HangsForGood)]
    public async Task The_next_one_is_tried_when_one_hangs(GatewayMood mood)
    {
        first.Mood = mood;

        var sending = SendAsync();
        time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.Empty(second.Handed);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("second", await sending.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_none_accepts_nobody_is_named()
    {
        first.Mood = GatewayMood.Fails;
        second.Mood = GatewayMood.Throws;

        Assert.Null(await SendAsync());
        Assert.Contains(logs.Entries, static e => e.EventId.Id == 1303 && e.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_passed_over() => Assert.Equal("second", await SendAsync("gone", "second"));

    [Fact]
    public async Task Without_any_gateway_nobody_is_named() => Assert.Null(await SendAsync([]));

    [Fact]
    public async Task A_call_that_is_cancelled_is_not_read_as_the_gateways_failure()
    {
        first.Mood = GatewayMood.HangsForGood;
        using var cancelled = new CancellationTokenSource();
        var sending = route.SendAsync(["first", "second"], Text, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(second.Handed);
    }

    [Theory]
    [InlineData(GatewayMood.Accepts, "second")]
    [InlineData(GatewayMood.Fails, null)]
    public async Task Pretending_is_as_long_and_ends_as_a_text_of_the_same_route_did_and_hands_nothing_over(GatewayMood mood, string? accepted)
    {
        first.Mood = GatewayMood.HangsForGood;
        second.Mood = mood;
        var sending = SendAsync();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        time.Advance(Patience);
        Assert.Equal(accepted, await sending);

        var start = Stopwatch.GetTimestamp();
        Assert.Equal(accepted, await route.PretendAsync(["first", "second"], Text));

        // A timer may be early by the tick of a clock.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 180, double.MaxValue);
        Assert.Single(first.Handed);
        Assert.Single(second.Handed);
        Assert.Equal("second", await route.PretendAsync(["second"], Text));
    }

    [Fact]
    public async Task Gateways_that_hang_have_ten_seconds_in_all()
    {
        first.Mood = second.Mood = third.Mood = GatewayMood.HangsForGood;
        var sending = SendAsync("first", "second", "third");
        while (!sending.IsCompleted && (second.Handed.Count == 0 || third.Handed.Count == 0))
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Null(await sending.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Single(second.Handed);
        Assert.Empty(third.Handed);
    }

    [Fact]
    public async Task After_five_outages_a_gateway_is_left_alone_for_half_a_minute_and_then_tried_by_one_text()
    {
        first.Mood = GatewayMood.Throws;
        for (var i = 0; i < 8; i++) Assert.Equal("second", await SendAsync());
        Assert.Equal(5, first.Handed.Count);
        Assert.Equal((CircuitPosition.Open, SendProblem.Unknown, "HttpRequestException"), (HealthOf("first").Circuit, HealthOf("first").LastProblem, HealthOf("first").LastReason));
        Assert.Equal(CircuitPosition.Closed, HealthOf("second").Circuit);

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("second", await SendAsync());
        Assert.Equal("second", await SendAsync());
        Assert.Equal(6, first.Handed.Count);

        first.Mood = GatewayMood.Accepts;
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("first", await SendAsync());
        Assert.Equal(CircuitPosition.Closed, HealthOf("first").Circuit);
    }

    [Fact]
    public async Task A_circuit_is_that_of_all_requests_at_once()
    {
        first.Mood = GatewayMood.Throws;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SendAsync())));

        Assert.Equal(CircuitPosition.Open, HealthOf("first").Circuit);
        Assert.Equal(50, second.Handed.Count);
        var handed = first.Handed.Count;
        Assert.Equal("second", await SendAsync());
        Assert.Equal(handed, first.Handed.Count);
    }

    [Fact]
    public async Task What_a_gateway_says_of_one_text_is_no_outage()
    {
        first.Mood = GatewayMood.Fails;

        for (var i = 0; i < 20; i++) Assert.Equal("second", await SendAsync());

        Assert.Equal(20, first.Handed.Count);
        Assert.Equal(CircuitPosition.Closed, HealthOf("first").Circuit);
    }

    [Fact]
    public async Task What_a_careless_gateway_throws_stays_out_of_the_log()
    {
        first.Mood = GatewayMood.Throws;

        await SendAsync();

        logs.AssertNowhere("482915");
        logs.AssertNowhere("2025550100");
        Assert.Contains(logs.Entries, static e => e.Message.Contains("HttpRequestException", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_never_prints_its_body() => Assert.Equal("[text to +1********00]", $"{Text}");

    private Task<string?> SendAsync() => SendAsync("first", "second");

    private async Task<string?> SendAsync(params string[] order) => (await route.SendAsync(order, Text, TestContext.Current.CancellationToken))?.Gateway;

    private GatewayHealth HealthOf(string name) => route.Health.Single(h => h.Gateway == name);
}

using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.Statistics;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Deliveries;

public sealed class ReceiptDeskTests
{
    private readonly ReportingGateway one = new("one");
    private readonly ReportingGateway two = new("two");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_genuine_receipt_moves_the_text_and_is_answered_as_its_gateway_wants()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();

        Assert.Equal(new ReceiptVerdict.Taken("{}"), await TakeAsync(engine, "one", $"{one.NewestId} Sent"));
        Assert.Equal(new ReceiptVerdict.Taken("{}"), await TakeAsync(engine, "one", $"{one.NewestId} Delivered"));
        await TakeAsync(engine, "one", $"{one.NewestId} Failed late");

        Assert.Equal((DeliveryState.Delivered, null), ((await engine.CurrentAsync(challenge)).DeliveryState, (await engine.CurrentAsync(challenge)).DeliveryReason));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge, one));
    }

    [Fact]
    public async Task What_is_not_genuine_is_refused_and_changes_nothing()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();

        Assert.IsType<ReceiptVerdict.Refused>(await TakeAsync(engine, "one", $"{one.NewestId} Failed no", signature: "forged"));
        one.Throws = true;
        Assert.IsType<ReceiptVerdict.Refused>(await TakeAsync(engine, "one", $"{one.NewestId} Failed no"));
        one.Throws = false;
        Assert.IsType<ReceiptVerdict.NoSuchGateway>(await TakeAsync(engine, "nobody", "x Failed no"));
        Assert.IsType<ReceiptVerdict.NoSuchGateway>(await TakeAsync(engine, "recording", "x Failed no"));

        Assert.Equal(DeliveryState.Queued, (await engine.CurrentAsync(challenge)).DeliveryState);
        Assert.Empty(two.Texts);
        engine.Logs.AssertNowhere("body=secret");
    }

    [Fact]
    public async Task A_receipt_that_is_faster_than_the_record_of_its_text_is_tried_again()
    {
        await using var engine = NewEngine();
        var taking = TakeAsync(engine, "one", "one-1 Delivered");
        await Task.Delay(50, Token);
        Assert.False(taking.IsCompleted);

        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<ReceiptVerdict.Taken>(await taking);
        Assert.Equal(DeliveryState.Delivered, (await engine.CurrentAsync(challenge)).DeliveryState);
    }

    [Fact]
    public async Task A_failed_text_goes_out_by_the_next_gateway_once_with_a_code_of_its_own()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        var failed = $"{one.NewestId} Failed {new string('x', 500)}";

        var taking = AtOnce.RunAsync(10, _ => TakeAsync(engine, "one", failed));
        while (!taking.IsCompleted)
        {
            // The receipts that come when the text has given way are looked at again after a second.
            engine.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5, Token);
        }

        await taking;
        Assert.Single(one.Texts);
        Assert.Single(two.Texts);
        var current = await engine.CurrentAsync(challenge);
        Assert.Equal(("two", "two-1", 1, challenge.ExpiresAt), (current.Gateway, current.MessageId, current.Sends, current.ExpiresAt));
        Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge, one));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge, two));
    }

    [Fact]
    public async Task After_the_last_gateway_nothing_more_is_sent_and_the_reason_is_kept()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        await TakeAsync(engine, "one", "one-1 Failed no");

        await TakeAsync(engine, "two", "two-1 Failed absent subscriber");

        Assert.Equal((1, 1), (one.Texts.Count, two.Texts.Count));
        var current = await engine.CurrentAsync(challenge);
        Assert.Equal((DeliveryState.Failed, "absent subscriber"), (current.DeliveryState, current.DeliveryReason));
    }

    [Theory]
    [InlineData("not set")]
    [InlineData("verified")]
    [InlineData("expired")]
    public async Task A_failed_text_stays_failed_when(string otherwise)
    {
        await using var engine = NewEngine(reroutes: otherwise != "not set");
        var challenge = await engine.StartedAsync();
        if (otherwise == "verified") Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge, one));
        if (otherwise == "expired") engine.Time.Advance(TimeSpan.FromMinutes(5));

        await TakeAsync(engine, "one", "one-1 Failed no");

        Assert.Equal((DeliveryState.Failed, "no"), ((await engine.CurrentAsync(challenge)).DeliveryState, (await engine.CurrentAsync(challenge)).DeliveryReason));
        Assert.Empty(two.Texts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gateway_hears_that_its_code_was_entered_and_can_do_no_harm(bool throws)
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        one.Throws = throws;

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge, one));
        await engine.FlushAsync();

        var conversion = Assert.Single(one.Conversions);
        Assert.Equal(("one-1", true), (conversion.MessageId, conversion.Verified));
        Assert.Empty(two.Conversions);
        engine.Logs.AssertNowhere("secret");
    }

    [Fact]
    public async Task Texts_are_counted_by_gateway_and_country()
    {
        Dictionary<string, long> counts = [];
        using var listener = new MeterListener();
        await using var engine = NewEngine();
        var meter = engine.Service<DeliveryMetrics>().Meter;
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == meter) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var key = string.Join(' ', tags.ToArray().Select(static t => t.Value));
            counts[key] = counts.GetValueOrDefault(key) + value;
        });
        listener.Start();

        var challenge = await engine.StartedAsync();
        await TakeAsync(engine, "one", "one-1 Failed no");
        await TakeAsync(engine, "two", "two-1 Delivered");
        await TakeAsync(engine, "two", "two-1 Delivered");
        await RedeemAsync(engine, challenge, two);

        Assert.Equal(
            new Dictionary<string, long> { ["one US sent"] = 1, ["one US failed"] = 1, ["two US sent"] = 1, ["two US delivered"] = 1, ["two US verified"] = 1 },
            counts);
    }

    [Fact]
    public async Task What_becomes_of_a_text_is_counted_once_whatever_comes_twice()
    {
        await using var engine = NewEngine(reroutes: false);
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(3));
        await TakeAsync(engine, "one", "one-1 Delivered");
        await TakeAsync(engine, "one", "one-1 Delivered");
        await RedeemAsync(engine, challenge, one);
        await engine.StartedAsync();
        await TakeAsync(engine, "one", "one-2 Failed no");
        await TakeAsync(engine, "one", "one-2 Failed no");

        var counts = engine.Service<StatisticsCounter>().Take();

        Assert.Equal(
            new Dictionary<(Happening What, string Gateway, string Reason), long>
            {
                [(Happening.Delivered, "one", "")] = 1,
                [(Happening.DeliveryTime, "one", DeliveryTimes.ClassOf(TimeSpan.FromSeconds(3)))] = 1,
                [(Happening.Verified, "one", "")] = 1,
                [(Happening.Undelivered, "one", "")] = 1,
            },
            counts
                .Where(static c => c.Key.What is Happening.Delivered or Happening.DeliveryTime or Happening.Verified or Happening.Undelivered)
                .ToDictionary(static c => (c.Key.What, c.Key.Gateway, c.Key.Reason), static c => c.Value));
        Assert.All(counts.Keys, static k => Assert.Equal("US", k.Region));
    }

    private static Task<ReceiptVerdict> TakeAsync(Engine engine, string gateway, string body, string signature = ReportingGateway.Signature) =>
        engine.Service<ReceiptDesk>().TakeAsync(
            gateway,
            new ReceiptRequest
            {
                Method = "POST",
                Address = new Uri("https://login.example.com/connect/sms_otp/receipts/one"),
                Headers = new Dictionary<string, string> { ["x-sign"] = signature },
                Body = Encoding.UTF8.GetBytes(body),
                At = engine.Time.GetUtcNow(),
            },
            Token);

    private static Task<RedeemOutcome> RedeemAsync(Engine engine, Challenge challenge, ReportingGateway gateway) =>
        engine.RedeemAsync(challenge, r => r with { Code = OtpCode.Parse(gateway.Texts.Last().Code!.Reveal())! });

    private Engine NewEngine(bool reroutes = true) => new(configure: builder =>
    {
        Engine.AddUnlimited(builder);
        builder.Services.AddSingleton<ISmsGateway>(one);
        builder.Services.AddSingleton<ISmsGateway>(two);
        builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, options =>
        {
            options.Gateways = ["one", "two"];
            options.RerouteFailed = reroutes;
        });
    });
}

using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Fraud.Conversion;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;

namespace SmsAuth.Tests.Challenges;

/// <summary>Where nobody may sign up, nobody learns whether a number has an account.</summary>
public sealed class ClosedSignUpTests : IAsyncDisposable
{
    private readonly Engine engine = new();

    public ClosedSignUpTests() => engine.Accounts.Put(Numbers.OtherAmerican, "alice");

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task An_unknown_number_is_answered_as_a_known_one_and_gets_no_text()
    {
        var unknown = Assert.IsType<StartOutcome.Started>(await engine.StartAsync(Engine.ClosedApp));
        var known = Assert.IsType<StartOutcome.Started>(await engine.StartAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican }));
        await engine.FlushAsync();

        Assert.Equal((known.ExpiresIn, known.Interval), (unknown.ExpiresIn, unknown.Interval));
        Assert.Equal(
            known.Challenge with { Id = unknown.Challenge.Id, PhoneNumber = unknown.Challenge.PhoneNumber, Code = unknown.Challenge.Code },
            unknown.Challenge);
        Assert.Equal(Numbers.OtherAmerican, Assert.Single(engine.Gateway.Handed).To);
    }

    [Theory]
    [InlineData(GatewayMood.Fails)]
    [InlineData(GatewayMood.Throws)]
    [InlineData(GatewayMood.HangsForGood)]
    public async Task The_text_to_a_known_number_goes_out_after_the_answer_so_that_its_fate_tells_nothing(GatewayMood mood)
    {
        engine.Gateway.Mood = mood;

        var challenge = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican })
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // Nobody advances the clock, so a hanging text would have kept an answer that waits for it.
        Assert.Equal(ChallengeState.Pending, challenge.State);
        while (engine.Gateway.Handed.Count == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        engine.Time.Advance(TimeSpan.FromSeconds(5));
        await engine.FlushAsync();
    }

    [Fact]
    public async Task What_follows_a_text_follows_a_withheld_one_so_that_later_requests_wait_for_the_same()
    {
        var unknown = await engine.StartedAsync(Engine.ClosedApp);
        var known = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        await engine.FlushAsync();

        Assert.Equal([AuditEvent.CodeRequested, AuditEvent.TextSent], EventsOf(known));
        Assert.Equal([AuditEvent.CodeRequested, AuditEvent.TextSuppressed], EventsOf(unknown));
        var store = engine.Service<IConversionStore>();
        var start = ConversionBucket.StartOf(known.CreatedAt);
        Assert.Equal(
            [new ConversionBucket(start, Sent: 1, Withheld: 1)],
            await store.ReadAsync(new ConversionSubject(ConversionKind.Gateway, engine.Gateway.Name), start));
        Assert.Null((await engine.CurrentAsync(unknown)).Gateway);
    }

    [Fact]
    public async Task Where_no_gateway_accepts_texts_a_withheld_one_is_not_counted_either()
    {
        engine.Gateway.Mood = GatewayMood.Fails;
        var known = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        while (engine.Audit.Entries.All(static e => e.Event is not AuditEvent.TextFailed)) await Task.Delay(10, TestContext.Current.CancellationToken);
        var unknown = await engine.StartedAsync(Engine.ClosedApp);
        await engine.FlushAsync();

        Assert.Equal([AuditEvent.CodeRequested, AuditEvent.TextFailed], EventsOf(known));
        Assert.Equal([AuditEvent.CodeRequested, AuditEvent.TextSuppressed], EventsOf(unknown));
        var start = ConversionBucket.StartOf(known.CreatedAt);
        Assert.Empty(await engine.Service<IConversionStore>().ReadAsync(new ConversionSubject(ConversionKind.Gateway, engine.Gateway.Name), start));
    }

    [Fact]
    public async Task The_known_number_signs_in_with_its_code()
    {
        var challenge = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        await engine.FlushAsync();

        var outcome = await engine.RedeemAsync(challenge, static r => r with { Client = Engine.ClosedApp });

        Assert.Equal("alice", Assert.IsType<RedeemOutcome.SignedIn>(outcome).Account.Id);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_alike_for_both()
    {
        var unknown = await engine.StartedAsync(Engine.ClosedApp);
        var known = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        await engine.FlushAsync();

        Assert.Equal(
            await engine.RedeemAsync(known, static r => r with { Client = Engine.ClosedApp, Code = Engine.Not(r.Code) }),
            await engine.RedeemAsync(unknown, static r => r with { Client = Engine.ClosedApp, Code = Engine.Not(r.Code) }));
    }

    [Fact]
    public async Task A_resend_is_answered_alike_for_both_and_only_the_known_number_gets_it()
    {
        var unknown = await engine.StartedAsync(Engine.ClosedApp);
        var known = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        var tooSoon = await engine.ResendAsync(known, static r => r with { Client = Engine.ClosedApp });
        Assert.Equal(tooSoon, await engine.ResendAsync(unknown, static r => r with { Client = Engine.ClosedApp }));
        engine.Time.Advance(TimeSpan.FromSeconds(60));

        var again = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(known, static r => r with { Client = Engine.ClosedApp }));
        var unknownAgain = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(unknown, static r => r with { Client = Engine.ClosedApp }));
        await engine.FlushAsync();

        Assert.Equal((again.ExpiresIn, again.Interval, again.Challenge.Sends), (unknownAgain.ExpiresIn, unknownAgain.Interval, unknownAgain.Challenge.Sends));
        Assert.Equal(2, engine.Gateway.Handed.Count);
        Assert.All(engine.Gateway.Handed, static text => Assert.Equal(Numbers.OtherAmerican, text.To));
    }

    [Fact]
    public async Task A_proven_number_without_an_account_is_refused_and_creates_none()
    {
        // The text was sent while the client signed people up.
        var challenge = await engine.StartedAsync();

        var outcome = await engine.RedeemAsync(challenge, static r => r with { Client = Engine.ClosedApp });

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.NotRegistered), outcome);
        Assert.Equal(0, engine.Accounts.Created);
    }

    [Fact]
    public async Task A_text_that_fails_after_its_answer_is_logged()
    {
        var store = new FaultyChallengeStore { Broken = nameof(IChallengeStore.RecordDeliveryAsync) };
        await using var broken = new Engine(store);
        broken.Accounts.Put(Numbers.American, "bob");

        await broken.StartedAsync(Engine.ClosedApp);
        await broken.FlushAsync();

        Assert.IsType<StoreOutageException>(Assert.Single(broken.Logs.Entries, static e => e.EventId.Id == 1202).Exception);
    }

    [Fact]
    public async Task A_text_promised_while_the_host_stops_is_still_sent()
    {
        await engine.FlushAsync();

        await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });

        Assert.Single(engine.Gateway.Handed);
    }

    // The text may be faster than the answer.
    private IEnumerable<AuditEvent> EventsOf(Challenge challenge) =>
        engine.Audit.Entries.Where(e => e.ChallengeId == challenge.Id.ToString()).Select(static e => e.Event).Order();
}

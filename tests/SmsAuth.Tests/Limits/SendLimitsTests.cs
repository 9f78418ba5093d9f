using System.Net;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Limits;
using SmsAuth.Sending;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Limits;

public sealed class SendLimitsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_gets_five_texts_in_an_hour_and_ten_in_a_day_whoever_asks()
    {
        await using var engine = new Engine();
        for (var i = 0; i < 5; i++) await engine.StartedAsync(Engine.App with { ClientId = $"client-{i}" }, From($"192.0.2.{i}"));

        var hourly = Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: From("192.0.2.9")));
        Assert.InRange(hourly.RetryAfter, TimeSpan.FromMinutes(48), Hour * 1.2);
        engine.Time.Advance(hourly.RetryAfter);
        for (var i = 0; i < 5; i++) await engine.StartedAsync();
        engine.Time.Advance(Hour * 2);

        var daily = Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());
        Assert.InRange(daily.RetryAfter, Hour * 12, Hour * 29);
        Assert.Equal(10, engine.Gateway.Handed.Count);
        engine.Time.Advance(daily.RetryAfter);
        await engine.StartedAsync();
    }

    [Fact]
    public async Task A_resend_is_a_text_as_any_other()
    {
        await using var engine = Limited(static l => l.Number.PerHour = 2);
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));
        engine.Time.Advance(TimeSpan.FromSeconds(120));

        Assert.IsType<StartOutcome.TooSoon>(await engine.ResendAsync(challenge));
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());
        await engine.StartedAsync(change: static r => r with { PhoneNumber = Numbers.OtherAmerican });
    }

    [Fact]
    public async Task A_resend_that_comes_too_soon_uses_up_nothing()
    {
        await using var engine = Limited(static l => l.Number.PerHour = 2);
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 10; i++) Assert.Equal(new StartOutcome.TooSoon(TimeSpan.FromSeconds(60)), await engine.ResendAsync(challenge));

        await engine.StartedAsync();
    }

    [Fact]
    public async Task The_wait_for_another_text_grows_over_all_challenges_of_a_number()
    {
        await using var engine = new Engine();
        List<double> told = [];
        for (var i = 0; i < 4; i++)
        {
            var started = Assert.IsType<StartOutcome.Started>(await engine.StartAsync(Engine.App with { ClientId = $"client-{i}" }));
            told.Add(started.Interval.TotalSeconds);
        }

        Assert.Equal([60, 120, 300, 300], told);
        Assert.Equal(60, (await IntervalAsync(engine, static r => r with { PhoneNumber = Numbers.OtherAmerican })).TotalSeconds);
    }

    [Fact]
    public async Task The_wait_that_was_told_is_the_wait_that_holds()
    {
        await using var engine = new Engine();
        await engine.StartedAsync();
        var started = Assert.IsType<StartOutcome.Started>(await engine.StartAsync());

        engine.Time.Advance(started.Interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal(new StartOutcome.TooSoon(TimeSpan.FromMilliseconds(1)), await engine.ResendAsync(started.Challenge));
        engine.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(started.Challenge));
    }

    [Fact]
    public async Task The_wait_starts_over_with_a_sign_in()
    {
        await using var engine = new Engine();
        await engine.StartedAsync();
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(await engine.StartedAsync()));

        Assert.Equal(60, (await IntervalAsync(engine)).TotalSeconds);
    }

    [Fact]
    public async Task The_wait_does_not_start_over_with_a_wrong_code()
    {
        await using var engine = new Engine();
        await engine.RedeemWrongAsync(await engine.StartedAsync());

        Assert.Equal(120, (await IntervalAsync(engine)).TotalSeconds);
    }

    [Fact]
    public async Task The_wait_starts_over_after_a_quiet_hour()
    {
        await using var engine = new Engine();
        await engine.StartedAsync();
        engine.Time.Advance(Hour - TimeSpan.FromMilliseconds(1));
        Assert.Equal(120, (await IntervalAsync(engine)).TotalSeconds);

        engine.Time.Advance(Hour);

        Assert.Equal(60, (await IntervalAsync(engine)).TotalSeconds);
    }

    [Fact]
    public async Task A_verifier_without_a_wait_has_none_and_one_with_its_own_keeps_it()
    {
        await using var none = new Engine(configure: static b => AddVerifier(b, static v => v.ResendAfter = TimeSpan.Zero));
        await none.StartedAsync();
        Assert.Equal(TimeSpan.Zero, await IntervalAsync(none));

        await using var own = new Engine(configure: static b => AddVerifier(b, static v => v.ResendAfter = TimeSpan.FromSeconds(17)));
        await own.StartedAsync();
        Assert.Equal(17, (await IntervalAsync(own)).TotalSeconds);
    }

    [Fact]
    public async Task A_wait_of_the_clients_own_goes_before_that_of_its_verifier()
    {
        await using var engine = new Engine(configure: static b => AddVerifier(b, static v => v.ResendAfter = TimeSpan.FromSeconds(17)));
        var challenge = await engine.StartedAsync(Engine.App with { ResendAfter = TimeSpan.FromSeconds(5) });
        Assert.Equal(TimeSpan.FromSeconds(5), challenge.ResendAt - challenge.CreatedAt);

        challenge = await engine.StartedAsync(Engine.App with { ResendAfter = TimeSpan.Zero });
        Assert.Equal(TimeSpan.Zero, challenge.ResendAt - challenge.CreatedAt);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    [InlineData("fe80::1%3", "fe80::2%4", true)]
    public async Task An_address_is_one_of_IPv4_or_a_slash_64_of_IPv6(string first, string second, bool same)
    {
        await using var engine = Limited(static l => l.Address.PerHour = 1);
        await engine.StartedAsync(change: r => From(first)(r) with { PhoneNumber = Numbers.OneOfMany(1) });

        var outcome = await engine.StartAsync(change: r => From(second)(r) with { PhoneNumber = Numbers.OneOfMany(2) });

        Assert.Equal(same, outcome is StartOutcome.TooSoon);
    }

    [Fact]
    public async Task An_address_asks_for_twenty_texts_in_an_hour_for_however_many_numbers()
    {
        await using var engine = new Engine();
        for (var i = 0; i < 20; i++) await engine.StartedAsync(change: r => From("192.0.2.7")(r) with { PhoneNumber = Numbers.OneOfMany(i) });

        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: static r => From("192.0.2.7")(r) with { PhoneNumber = Numbers.OneOfMany(20) }));
        await engine.StartedAsync(change: static r => From("192.0.2.8")(r) with { PhoneNumber = Numbers.OneOfMany(20) });
    }

    [Fact]
    public async Task Where_no_address_is_known_none_is_limited()
    {
        await using var engine = Limited(static l => l.Address.PerHour = 1);
        for (var i = 0; i < 5; i++) await engine.StartedAsync(change: r => r with { PhoneNumber = Numbers.OneOfMany(i) });
    }

    [Fact]
    public async Task A_client_has_its_texts_in_an_hour_and_takes_none_of_anothers()
    {
        await using var engine = Limited(static l => l.Client.PerHour = 3);
        for (var i = 0; i < 3; i++) await engine.StartedAsync(change: To(i));

        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: To(4)));
        await engine.StartedAsync(Engine.App with { ClientId = "other" }, To(4));
        await engine.StartedAsync(Engine.App with { ClientId = "APP" }, To(5));
    }

    [Fact]
    public async Task A_country_has_its_texts_in_a_day_and_a_cap_of_its_own_before_that()
    {
        await using var engine = Limited(static l => (l.Country.PerDay, l.Country.Cap["CN"]) = (1, 3));
        for (var i = 0; i < 3; i++) await engine.StartedAsync(change: To(i));
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: To(3)));

        await engine.StartedAsync();
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: static r => r with { PhoneNumber = Numbers.OtherAmerican }));
    }

    [Fact]
    public async Task A_cap_of_zero_takes_a_country_out_of_the_limit_of_all()
    {
        await using var engine = Limited(static l => (l.Country.PerDay, l.Country.Cap["CN"]) = (1, 0));

        for (var i = 0; i < 5; i++) await engine.StartedAsync(change: To(i));
    }

    [Fact]
    public async Task Everything_together_has_its_texts_in_a_minute()
    {
        await using var engine = Limited(static l => l.Global.PerMinute = 4);
        for (var i = 0; i < 4; i++) await engine.StartedAsync(Engine.App with { ClientId = $"client-{i}" }, To(i));

        var refused = Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());

        Assert.InRange(refused.RetryAfter, TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        engine.Time.Advance(refused.RetryAfter);
        await engine.StartedAsync();
    }

    [Fact]
    public async Task A_limit_of_a_client_comes_before_that_of_its_verifier_and_that_before_the_one_of_all()
    {
        await using var engine = new Engine(configure: static b => AddVerifier(b.ConfigureLimits(static l => l.Number.PerHour = 1), static v => v.Limits.NumberPerHour = 2));
        var own = Engine.App with { ClientId = "own", Limits = new LimitOverrides { NumberPerHour = 3 } };
        for (var i = 0; i < 2; i++) await engine.StartedAsync();
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());

        // What is counted is common to all; only the figure is another.
        await engine.StartedAsync(own);
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(own));
    }

    [Fact]
    public async Task A_client_can_turn_a_limit_off_for_itself()
    {
        await using var engine = Limited(static l => l.Address.PerHour = 1);
        var backend = Engine.App with { ClientId = "backend", Limits = new LimitOverrides { AddressPerHour = 0 } };

        for (var i = 0; i < 5; i++) await engine.StartedAsync(backend, r => From("192.0.2.7")(To(i)(r)));
    }

    [Fact]
    public async Task A_refused_request_uses_up_no_other_limit()
    {
        await using var engine = Limited(static l => (l.Number.PerHour, l.Global.PerMinute) = (1, 3));
        await engine.StartedAsync();
        for (var i = 0; i < 20; i++) Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());

        for (var i = 0; i < 2; i++) await engine.StartedAsync(change: To(i));
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync(change: To(2)));
    }

    [Fact]
    public async Task Of_a_hundred_parallel_requests_for_a_number_five_are_granted()
    {
        await using var engine = new Engine();

        var outcomes = await AtOnce.RunAsync(100, i => engine.StartAsync(change: From($"192.0.2.{i}")));

        Assert.Equal(5, outcomes.Count(static o => o is StartOutcome.Started));
        Assert.Equal(5, engine.Gateway.Handed.Count);
    }

    [Fact]
    public async Task A_number_without_an_account_is_limited_as_one_with()
    {
        await using var engine = Limited(static l => l.Number.PerHour = 2);
        engine.Accounts.Put(Numbers.American, "alice");
        List<string> known = [], unknown = [];
        for (var i = 0; i < 3; i++)
        {
            known.Add(Shape(await engine.StartAsync(Engine.ClosedApp)));
            unknown.Add(Shape(await engine.StartAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican })));
        }

        Assert.Equal(known, unknown);
        Assert.StartsWith("TooSoon", known[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_failures_of_a_number_are_used_up_no_text_goes_to_it_until_there_is_room()
    {
        await using var engine = Limited(static l => l.Failures.PerNumberPerDay = 2);
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 2; i++) await engine.RedeemWrongAsync(challenge);

        var refused = Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());

        await engine.StartedAsync(change: To(1));
        engine.Time.Advance(refused.RetryAfter - TimeSpan.FromMilliseconds(1));
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());
        engine.Time.Advance(TimeSpan.FromMilliseconds(1));
        await engine.StartedAsync();
    }

    [Fact]
    public async Task A_limiter_that_cannot_answer_lets_no_text_out()
    {
        FaultyLimiter? limiter = null;
        await using var engine = FaultyLimiter.Engine(l => limiter = l);
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        limiter!.Fails = true;

        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync());
        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge));
        Assert.Single(engine.Gateway.Handed);

        limiter.Fails = false;
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));
    }

    [Fact]
    public async Task A_text_that_no_gateway_accepts_stays_counted()
    {
        await using var engine = Limited(static l => l.Number.PerHour = 1);
        engine.Gateway.Mood = TestKit.Gateways.GatewayMood.Fails;
        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync());
        engine.Gateway.Mood = TestKit.Gateways.GatewayMood.Accepts;

        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());
    }

    [Fact]
    public async Task A_trusted_device_has_limits_of_its_own_that_no_stranger_uses_up()
    {
        await using var engine = Limited(static l => (l.Number.PerHour, l.Address.PerHour, l.Client.PerHour) = (2, 2, 6));
        for (var i = 0; i < 2; i++) Assert.Null(await AskAsync(engine, null));
        Assert.Equal("limit:number:hour", (await AskAsync(engine, null))?.Reason);

        for (var i = 0; i < 2; i++) Assert.Null(await AskAsync(engine, "device-1"));
        Assert.Equal("limit:device:hour", (await AskAsync(engine, "device-1"))?.Reason);

        // What many share holds for devices too.
        for (var i = 0; i < 2; i++) Assert.Null(await AskAsync(engine, "device-2"));
        Assert.Equal("limit:client:hour", (await AskAsync(engine, "device-3"))?.Reason);
    }

    private static async Task<SendRefusal?> AskAsync(Engine engine, string? device)
    {
        var attempt = new SendAttempt
        {
            Client = Engine.App,
            Verifier = engine.Verifier,
            PhoneNumber = Numbers.American,
            Purpose = Purpose.SignIn,
            Caller = new Caller(IPAddress.Parse("192.0.2.7")),
            DeviceId = device,
        };
        foreach (var check in engine.SendChecks)
        {
            if (await check.CheckAsync(attempt, Token) is { } refusal) return refusal;
        }

        return null;
    }

    private static Engine Limited(Action<LimitOptions> limits) => new(configure: builder => Engine.AddDefaults(builder.ConfigureLimits(limits)));

    private static void AddVerifier(SmsAuthBuilder builder, Action<CodeVerifierOptions> configure)
    {
        Engine.AddDefaults(builder);
        builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, configure);
    }

    private static Func<StartRequest, StartRequest> From(string address) => r => r with { Caller = new Caller(IPAddress.Parse(address)) };

    private static Func<StartRequest, StartRequest> To(int number) => r => r with { PhoneNumber = Numbers.OneOfMany(number) };

    private static string Shape(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Started started => $"Started {started.ExpiresIn} {started.Interval}",
        StartOutcome.TooSoon tooSoon => $"TooSoon {tooSoon.RetryAfter}",
        _ => outcome.GetType().Name,
    };

    private static async Task<TimeSpan> IntervalAsync(Engine engine, Func<StartRequest, StartRequest>? change = null) =>
        Assert.IsType<StartOutcome.Started>(await engine.StartAsync(change: change)).Interval;
}

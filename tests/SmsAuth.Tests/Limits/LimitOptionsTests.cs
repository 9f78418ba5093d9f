using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Limits;

namespace SmsAuth.Tests.Limits;

public sealed class LimitOptionsTests
{
    public static TheoryData<string, Action<LimitOptions>> OutOfRange => new()
    {
        { "SmsAuth:Limits:Challenge:Tries", static o => o.Challenge.Tries = -1 },
        { "SmsAuth:Limits:Challenge:Tries", static o => o.Challenge.Tries = 11 },
        { "SmsAuth:Limits:Number:Cooldown", static o => o.Number.Cooldown = [TimeSpan.FromSeconds(-1)] },
        { "SmsAuth:Limits:Number:Cooldown", static o => o.Number.Cooldown = [TimeSpan.FromHours(2)] },
        { "SmsAuth:Limits:Number:PerHour", static o => o.Number.PerHour = -1 },
        { "SmsAuth:Limits:Number:PerHour", static o => o.Number.PerHour = 1_001 },
        { "SmsAuth:Limits:Number:PerDay", static o => o.Number.PerDay = 1_001 },
        { "SmsAuth:Limits:Address:PerHour", static o => o.Address.PerHour = -1 },
        { "SmsAuth:Limits:Client:PerHour", static o => o.Client.PerHour = -1 },
        { "SmsAuth:Limits:Country:PerDay", static o => o.Country.PerDay = -1 },
        { "SmsAuth:Limits:Country:Cap", static o => o.Country.Cap["SE"] = -1 },
        { "SmsAuth:Limits:Country:Cap", static o => o.Country.Cap["Sweden"] = 5 },
        { "SmsAuth:Limits:Global:PerMinute", static o => o.Global.PerMinute = -1 },
        { "SmsAuth:Limits:Failures:PerNumberPerDay", static o => o.Failures.PerNumberPerDay = -1 },
        { "SmsAuth:Limits:Failures:PerNumberPerDay", static o => o.Failures.PerNumberPerDay = 1_001 },
        { "SmsAuth:Limits:Number:Cooldown", static o => o.Number.Cooldown = [.. Enumerable.Repeat(TimeSpan.Zero, 11)] },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_limit_out_of_range_fails_at_start_with_a_message_that_names_it(string setting, Action<LimitOptions> configure)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSmsAuth().ConfigureLimits(configure);
        using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<LimitOptions>>().Value);
        Assert.Contains(setting, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_for_the_next_text_grows_with_each_one()
    {
        await using var engine = new Engine();
        var challenge = await engine.StartedAsync();
        List<double> waits = [];
        for (var i = 0; i < 4; i++)
        {
            var current = await engine.CurrentAsync(challenge);
            waits.Add((current.ResendAt - engine.Time.GetUtcNow()).TotalSeconds);

            // The code of the last one ends with the wait; one second before that it is still too soon.
            engine.Time.Advance(current.ResendAt - engine.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
            Assert.Equal(new StartOutcome.TooSoon(TimeSpan.FromSeconds(1)), await engine.ResendAsync(challenge));
            if (waits.Count == 3) break;
            engine.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));
        }

        Assert.Equal([60, 120, 300], waits);
    }

    [Fact]
    public async Task A_wait_of_zero_lets_the_next_text_go_at_once()
    {
        await using var engine = new Engine(configure: static builder => Engine.AddUnlimited(builder.ConfigureLimits(static o => o.Number.Cooldown = [TimeSpan.Zero])));
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 5; i++) Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));
    }

    [Fact]
    public async Task The_tries_of_a_challenge_are_those_of_its_verifier_or_else_of_all()
    {
        await using var all = new Engine(configure: static builder => Engine.AddDefaults(builder.ConfigureLimits(static o => o.Challenge.Tries = 3)));
        Assert.Equal(3, (await all.StartedAsync()).MaxAttempts);

        await using var own = new Engine(configure: static builder =>
        {
            Engine.AddDefaults(builder.ConfigureLimits(static o => o.Challenge.Tries = 3));
            builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static o => o.Tries = 2);
        });
        Assert.Equal(2, (await own.StartedAsync()).MaxAttempts);
    }

    [Fact]
    public async Task Tries_without_a_limit_are_never_used_up()
    {
        await using var engine = new Engine(configure: static builder => Engine.AddUnlimited(builder.ConfigureLimits(static o => o.Challenge.Tries = 0)));
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 50; i++) await engine.RedeemWrongAsync(challenge);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }
}

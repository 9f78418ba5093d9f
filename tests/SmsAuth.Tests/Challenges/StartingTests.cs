using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Gateways;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Challenges;

public sealed class StartingTests : IAsyncDisposable
{
    private readonly Engine engine = new();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_code_is_sent_to_the_number_and_the_challenge_waits_for_it()
    {
        var started = Assert.IsType<StartOutcome.Started>(await engine.StartAsync());

        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(60)), (started.ExpiresIn, started.Interval));
        Assert.Equal(started.Challenge, await engine.CurrentAsync(started.Challenge));
        Assert.Equal(ChallengeState.Pending, started.Challenge.State);
        Assert.Equal(6, started.Challenge.CodeLength);
        Assert.Equal(6, engine.Gateway.CodeSentTo(Numbers.American).Length);
        Assert.Equal(Numbers.American, Assert.Single(engine.Gateway.Handed).To);
    }

    [Fact]
    public async Task A_challenge_belongs_to_its_client_number_purpose_and_binding()
    {
        const string Binding = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

        var challenge = await engine.StartedAsync(change: static r => r with { Purpose = Purpose.StepUp, ProofKey = Binding });

        Assert.Equal(
            ("app", Numbers.American, Purpose.StepUp, Binding, ClientPolicy.DefaultVerifier),
            (challenge.ClientId, challenge.PhoneNumber, challenge.Purpose, challenge.ProofKey, challenge.Verifier));
    }

    [Fact]
    public async Task The_text_is_in_the_first_language_the_user_reads()
    {
        var challenge = await engine.StartedAsync(change: static r => r with { Languages = ["tlh", "de-AT", "fr"] });

        Assert.Equal("de", challenge.Language);
        Assert.Contains("ist Ihr Anmeldecode", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_that_the_client_does_not_serve_gets_no_text()
    {
        var client = Engine.App with { AllowedCountries = ["SE", "CN"] };

        Assert.IsType<StartOutcome.NotServed>(await engine.StartAsync(client));
        Assert.Empty(engine.Gateway.Handed);
        Assert.IsType<StartOutcome.Started>(await engine.StartAsync(client, static r => r with { PhoneNumber = Numbers.Chinese }));
    }

    [Fact]
    public async Task A_verifier_that_is_not_there_is_an_outage_that_the_log_explains()
    {
        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync(Engine.App with { Verifier = "gone" }));

        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1006 && e.Message.Contains("'gone'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(GatewayMood.Fails)]
    [InlineData(GatewayMood.Throws)]
    public async Task When_no_gateway_takes_the_text_the_caller_learns_it(GatewayMood mood)
    {
        engine.Gateway.Mood = mood;

        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync());
    }

    [Fact]
    public async Task When_the_gateway_hangs_the_caller_learns_it_in_time()
    {
        engine.Gateway.Mood = GatewayMood.HangsForGood;

        var starting = engine.StartAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<StartOutcome.Unavailable>(await starting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_that_is_down_surfaces_and_nothing_is_sent()
    {
        await using var broken = new Engine(new FaultyChallengeStore { Broken = nameof(IChallengeStore.AddAsync) });

        await Assert.ThrowsAsync<StoreOutageException>(() => broken.StartAsync());
        Assert.Empty(broken.Gateway.Handed);
    }

    [Fact]
    public async Task The_settings_of_the_verifier_are_those_of_its_challenges()
    {
        await using var other = new Engine(configure: static builder =>
        {
            Engine.AddDefaults(builder);
            builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static o =>
            {
                (o.CodeLength, o.Tries, o.ApplicationName, o.Language) = (8, 2, "Fjärd", "sv");
                (o.Lifetime, o.ResendAfter) = (TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(15));
            });
        });

        var challenge = await other.StartedAsync();

        Assert.Equal((8, 2, "sv"), (challenge.CodeLength, challenge.MaxAttempts, challenge.Language));
        Assert.Equal((Samples.Start.AddMinutes(2), Samples.Start.AddSeconds(15)), (challenge.ExpiresAt, challenge.ResendAt));
        Assert.Equal(8, other.Gateway.CodeSentTo(Numbers.American).Length);
        Assert.Contains("Fjärd", other.Gateway.Handed[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purposes_that_add_or_confirm_a_number_send_to_unknown_numbers_too()
    {
        await engine.StartedAsync(Engine.ClosedApp, static r => r with { Purpose = Purpose.BindNumber });

        Assert.Single(engine.Gateway.Handed);
    }

    [Fact]
    public void No_verdict_is_ever_approval_by_default() => Assert.Equal(CheckVerdict.Unavailable, default);
}

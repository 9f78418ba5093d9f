using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Gateways;

namespace SmsAuth.Tests.Challenges;

public sealed class ResendingTests : IAsyncDisposable
{
    private readonly Engine engine = new();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_resend_before_its_time_is_told_how_long_to_wait_and_sends_nothing()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new StartOutcome.TooSoon(TimeSpan.FromSeconds(50)), await engine.ResendAsync(challenge));
        Assert.Single(engine.Gateway.Handed);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_resend_sends_another_code_for_the_same_challenge_and_renews_its_time()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(4));

        var again = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        Assert.Equal(challenge.Id, again.Challenge.Id);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(120)), (again.ExpiresIn, again.Interval));
        Assert.Equal(again.Challenge, await engine.CurrentAsync(challenge));
        Assert.Equal(2, engine.Gateway.Handed.Count);
        engine.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task The_old_code_is_dead_after_a_resend()
    {
        var challenge = await engine.StartedAsync();
        var old = engine.Gateway.CodeSentTo(Numbers.American);
        await ResendUntilTheCodeDiffersAsync(challenge, old.Reveal());

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.WrongCode), await engine.RedeemAsync(challenge, r => r with { Code = old }));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Resending_does_not_restore_spent_attempts()
    {
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 4; i++) await engine.RedeemWrongAsync(challenge);
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.WrongCode), await engine.RedeemWrongAsync(challenge));
        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Exhausted), await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Twenty_resends_give_no_more_guesses_than_one_challenge_has()
    {
        var challenge = await engine.StartedAsync();
        var told = 0;
        for (var i = 0; i < 20; i++)
        {
            for (var guess = 0; guess < 3; guess++)
            {
                if (await engine.RedeemWrongAsync(challenge) is RedeemOutcome.Refused { Reason: RefusalReason.WrongCode }) told++;
            }

            engine.Time.Advance(TimeSpan.FromSeconds(60));
            await engine.ResendAsync(challenge);
        }

        Assert.Equal(challenge.MaxAttempts, told);
    }

    [Fact]
    public async Task Of_parallel_resends_one_sends()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));

        var outcomes = await AtOnce.RunAsync(20, _ => engine.ResendAsync(challenge));

        Assert.Single(outcomes, static o => o is StartOutcome.Started);
        Assert.Equal(19, outcomes.Count(static o => o is StartOutcome.TooSoon));
        Assert.Equal(2, engine.Gateway.Handed.Count);
    }

    [Fact]
    public async Task Only_the_client_the_number_the_purpose_and_the_binding_of_a_challenge_can_resend_it()
    {
        const string Binding = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var challenge = await engine.StartedAsync(change: static r => r with { ProofKey = Binding });
        engine.Time.Advance(TimeSpan.FromSeconds(60));

        await AssertUnknownAsync(challenge, static r => r with { Client = Engine.App with { ClientId = "other" } });
        await AssertUnknownAsync(challenge, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        await AssertUnknownAsync(challenge, static r => r with { Purpose = Purpose.StepUp });
        await AssertUnknownAsync(challenge, static r => r with { ProofKey = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" });
        await AssertUnknownAsync(challenge, static r => r with { ChallengeId = ChallengeId.New() });
        Assert.Single(engine.Gateway.Handed);
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge, static r => r with { ProofKey = Binding, PhoneNumber = null }));
    }

    [Fact]
    public async Task A_challenge_that_has_ended_is_not_resent()
    {
        var used = await engine.StartedAsync();
        await engine.RedeemAsync(used);
        var expired = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(5));

        await AssertUnknownAsync(used, static r => r);
        await AssertUnknownAsync(expired, static r => r);
        Assert.Equal(2, engine.Gateway.Handed.Count);
    }

    [Fact]
    public async Task A_country_that_is_no_longer_served_gets_no_other_text()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));

        var outcome = await engine.ResendAsync(
            challenge, static r => r with { Client = Engine.App with { AllowedCountries = ["SE"] } });

        Assert.IsType<StartOutcome.NotServed>(outcome);
        Assert.Single(engine.Gateway.Handed);
    }

    [Theory]
    [InlineData(GatewayMood.Fails)]
    [InlineData(GatewayMood.Throws)]
    public async Task When_no_gateway_takes_the_other_text_the_caller_learns_it_and_the_old_code_works_on_to_its_end(GatewayMood mood)
    {
        var challenge = await engine.StartedAsync();
        await engine.RedeemWrongAsync(challenge);
        var old = engine.Gateway.CodeSentTo(Numbers.American);
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        engine.Gateway.Mood = mood;

        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge));

        var current = await engine.CurrentAsync(challenge);
        Assert.Equal((challenge.Code, challenge.ExpiresAt, 1, "recording"), (current.Code, current.ExpiresAt, current.Attempts, current.Gateway));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, r => r with { Code = old }));
    }

    [Fact]
    public async Task Where_nobody_may_sign_up_a_failed_resend_is_as_silent_as_a_text_that_never_was()
    {
        engine.Accounts.Put(Numbers.American, "known");
        var known = await engine.StartedAsync(Engine.ClosedApp);
        var unknown = await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.OtherAmerican });
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        engine.Gateway.Mood = GatewayMood.Fails;
        foreach (var challenge in new[] { known, unknown })
        {
            Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge, static r => r with { Client = Engine.ClosedApp }));
        }

        await engine.FlushAsync();

        Assert.Equal((await engine.CurrentAsync(unknown)).ExpiresAt, (await engine.CurrentAsync(known)).ExpiresAt);
    }

    [Fact]
    public async Task A_challenge_whose_verifier_is_gone_is_not_resent_and_the_log_names_it()
    {
        var challenge = Samples.Challenge("app") with { Verifier = "gone" };
        await engine.Challenges.AddAsync(challenge, 3);

        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge));
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1006 && e.Message.Contains("'gone'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_of_another_length_is_announced_as_such()
    {
        var challenge = await engine.StartedAsync();
        await using var changed = new Engine(engine.Challenges, static builder =>
        {
            Engine.AddDefaults(builder);
            builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static o => o.CodeLength = 8);
        });
        changed.Time.Advance(TimeSpan.FromSeconds(60));

        var again = Assert.IsType<StartOutcome.Started>(await changed.ResendAsync(challenge));

        Assert.Equal((8, 8), (again.Challenge.CodeLength, (await changed.CurrentAsync(challenge)).CodeLength));
    }

    private async Task AssertUnknownAsync(Challenge challenge, Func<ResendRequest, ResendRequest> change) =>
        Assert.IsType<StartOutcome.UnknownChallenge>(await engine.ResendAsync(challenge, change));

    // One new code in a million is the old one.
    private async Task ResendUntilTheCodeDiffersAsync(Challenge challenge, string old)
    {
        do
        {
            engine.Time.Advance(TimeSpan.FromSeconds(60));
            Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));
        }
        while (engine.Gateway.CodeSentTo(Numbers.American).Reveal() == old);
    }
}

using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.Tests.Challenges;

public sealed class RedeemingTests : IAsyncDisposable
{
    // RFC 7636 appendix B.
    private const string CodeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string CodeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly Engine engine = new();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task The_right_code_signs_a_new_user_up()
    {
        var challenge = await engine.StartedAsync();

        var signedIn = Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));

        Assert.Equal(1, engine.Accounts.Created);
        Assert.Equal(signedIn.Account, await engine.Accounts.FindByNumberAsync(Numbers.American, TestContext.Current.CancellationToken));
        Assert.Equal(challenge.Id, signedIn.Challenge.Id);
    }

    [Fact]
    public async Task The_right_code_signs_a_known_user_in()
    {
        engine.Accounts.Put(Numbers.American, "alice");

        var signedIn = Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(await engine.StartedAsync()));

        Assert.Equal("alice", signedIn.Account.Id);
        Assert.Equal(0, engine.Accounts.Created);
    }

    [Theory]
    [InlineData(Purpose.BindNumber)]
    [InlineData(Purpose.StepUp)]
    public async Task For_another_purpose_the_right_code_proves_the_number_and_signs_nobody_in(Purpose purpose)
    {
        var challenge = await engine.StartedAsync(change: r => r with { Purpose = purpose });

        Assert.IsType<RedeemOutcome.Proven>(await engine.RedeemAsync(challenge));
        Assert.Equal(0, engine.Accounts.Created);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_counted()
    {
        var challenge = await engine.StartedAsync();

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge));
        Assert.Equal(1, (await engine.CurrentAsync(challenge)).Attempts);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_code_of_another_length_is_a_wrong_code()
    {
        var challenge = await engine.StartedAsync();

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemAsync(challenge, static r => r with { Code = Engine.Code(r.Code.Reveal()[..5]) }));
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemAsync(challenge, static r => r with { Code = Engine.Code(r.Code.Reveal() + "0") }));
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemAsync(challenge, static r => r with { Code = Engine.Code("0" + r.Code.Reveal()) }));
    }

    [Fact]
    public async Task A_code_cannot_be_redeemed_twice()
    {
        var challenge = await engine.StartedAsync();
        await engine.RedeemAsync(challenge);

        AssertRefused(RefusalReason.Used, await engine.RedeemAsync(challenge));
        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, static r => r with { ChallengeId = null }));
    }

    [Fact]
    public async Task Without_a_challenge_none_of_all_codes_works()
    {
        await using var open = new Engine(configure: static builder => Engine.AddDefaults(builder.ConfigureLimits(static l => l.Failures.PerNumberPerDay = 0)));
        for (var code = 0; code < 10_000; code++)
        {
            var outcome = await open.Redeemer.RedeemAsync(
                new RedeemRequest { Client = Engine.App, PhoneNumber = Numbers.American, Code = Engine.Code($"{code:0000}") },
                TestContext.Current.CancellationToken);
            Assert.Equal(new RedeemOutcome.Refused(RefusalReason.UnknownChallenge), outcome);
        }
    }

    [Fact]
    public async Task A_code_works_until_its_time_runs_out()
    {
        var challenge = await engine.StartedAsync();
        var other = await engine.StartedAsync(change: static r => r with { PhoneNumber = Numbers.OtherAmerican });
        engine.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
        engine.Time.Advance(TimeSpan.FromMilliseconds(1));

        AssertRefused(RefusalReason.Expired, await engine.RedeemAsync(other));
        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(other, static r => r with { ChallengeId = null }));
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_refused()
    {
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 5; i++) AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge));

        AssertRefused(RefusalReason.Exhausted, await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Wrong_codes_without_the_challenge_id_never_lock_out_whoever_holds_it()
    {
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 5; i++) AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge, held: false));

        AssertRefused(RefusalReason.Exhausted, await engine.RedeemAsync(challenge, static r => r with { ChallengeId = null }));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Without_a_challenge_id_the_newest_challenge_is_meant()
    {
        var older = await engine.StartedAsync();
        var olderCode = engine.Gateway.CodeSentTo(Numbers.American);
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        var newer = await engine.StartedAsync();

        Assert.Equal(newer.Id, Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(older, static r => r with { ChallengeId = null })).Challenge.Id);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(older, r => r with { Code = olderCode }));
    }

    [Fact]
    public async Task A_client_can_require_the_challenge_id()
    {
        var strict = Engine.App with { ChallengeIdRequired = true };
        var challenge = await engine.StartedAsync(strict);

        AssertRefused(
            RefusalReason.ChallengeIdMissing,
            await engine.RedeemAsync(challenge, r => r with { Client = strict, ChallengeId = null }));
        Assert.Equal(0, (await engine.CurrentAsync(challenge)).BlindAttempts);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge, r => r with { Client = strict }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_works_only_for_its_own_client_number_and_purpose(bool held)
    {
        var challenge = await engine.StartedAsync();
        ChallengeId? id = held ? challenge.Id : null;

        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, r => r with { ChallengeId = id, Client = Engine.App with { ClientId = "other" } }));
        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, r => r with { ChallengeId = id, PhoneNumber = Numbers.OtherAmerican }));
        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, r => r with { ChallengeId = id, Purpose = Purpose.StepUp }));
        Assert.Equal(challenge, await engine.CurrentAsync(challenge));
    }

    [Fact]
    public async Task A_challenge_id_that_was_never_given_out_is_refused()
    {
        var challenge = await engine.StartedAsync();

        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, static r => r with { ChallengeId = ChallengeId.New() }));
    }

    [Fact]
    public async Task The_oldest_of_four_challenges_has_given_way()
    {
        var first = await engine.StartedAsync();
        var code = engine.Gateway.CodeSentTo(Numbers.American);
        for (var i = 0; i < 3; i++)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(1));
            await engine.StartedAsync();
        }

        AssertRefused(RefusalReason.Superseded, await engine.RedeemAsync(first, r => r with { Code = code }));
    }

    [Fact]
    public async Task A_challenge_that_somebody_else_starts_ends_nobodys()
    {
        var mine = await engine.StartedAsync();
        var code = engine.Gateway.CodeSentTo(Numbers.American);
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        await engine.StartedAsync();

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(mine, r => r with { Code = code }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(CodeChallenge)]
    public async Task A_bound_challenge_is_refused_to_whoever_has_not_its_code_verifier(string? codeVerifier)
    {
        var challenge = await engine.StartedAsync(change: static r => r with { ProofKey = CodeChallenge });

        AssertRefused(RefusalReason.NotBound, await engine.RedeemAsync(challenge, r => r with { CodeVerifier = codeVerifier }));
        AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(challenge, r => r with { CodeVerifier = codeVerifier, ChallengeId = null }));
        Assert.Equal(challenge, await engine.CurrentAsync(challenge));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bound_challenge_opens_to_its_code_verifier(bool held)
    {
        var challenge = await engine.StartedAsync(change: static r => r with { ProofKey = CodeChallenge });

        var outcome = await engine.RedeemAsync(challenge, r => r with { CodeVerifier = CodeVerifier, ChallengeId = held ? r.ChallengeId : null });

        Assert.IsType<RedeemOutcome.SignedIn>(outcome);
    }

    [Fact]
    public async Task A_challenge_that_is_not_bound_takes_no_code_verifier()
    {
        var challenge = await engine.StartedAsync();

        AssertRefused(RefusalReason.NotBound, await engine.RedeemAsync(challenge, static r => r with { CodeVerifier = CodeVerifier }));
    }

    [Fact]
    public async Task A_strangers_bound_challenge_does_not_hide_ones_own()
    {
        var mine = await engine.StartedAsync();
        var code = engine.Gateway.CodeSentTo(Numbers.American);
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        await engine.StartedAsync(change: static r => r with { ProofKey = CodeChallenge });

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(mine, r => r with { Code = code, ChallengeId = null }));
    }

    [Fact]
    public async Task A_disabled_account_is_refused()
    {
        engine.Accounts.Put(Numbers.American, "alice", isActive: false);

        AssertRefused(RefusalReason.AccountInactive, await engine.RedeemAsync(await engine.StartedAsync()));
    }

    [Fact]
    public async Task A_missing_pepper_is_an_outage_and_costs_no_try()
    {
        var challenge = await engine.StartedAsync();
        await using var node = new Engine(engine.Challenges, static builder =>
        {
            Engine.AddDefaults(builder);
            builder.UsePeppers(static p =>
            {
                p.Keys.Clear();
                p.Keys["2027"] = Engine.Pepper("two");
            });
        });

        var outcome = await node.RedeemAsync(challenge, r => r with { Code = engine.Gateway.CodeSentTo(Numbers.American) });

        Assert.IsType<RedeemOutcome.Unavailable>(outcome);
        Assert.Equal(challenge, await engine.CurrentAsync(challenge));
        Assert.Contains(node.Logs.Entries, static e => e.EventId.Id == 1201 && e.Message.Contains("'2026'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_pepper_rotation_codes_that_are_out_still_work()
    {
        var challenge = await engine.StartedAsync();
        await using var node = new Engine(engine.Challenges, static builder =>
        {
            Engine.AddDefaults(builder);
            builder.UsePeppers(static p => (p.Keys["2027"], p.Current) = (Engine.Pepper("two"), "2027"));
        });

        var outcome = await node.RedeemAsync(challenge, r => r with { Code = engine.Gateway.CodeSentTo(Numbers.American) });

        Assert.IsType<RedeemOutcome.SignedIn>(outcome);
    }

    [Fact]
    public async Task A_verifier_that_is_gone_is_an_outage()
    {
        var challenge = Samples.Challenge("app") with { Verifier = "gone" };
        await engine.Challenges.AddAsync(challenge, 3);

        Assert.IsType<RedeemOutcome.Unavailable>(await engine.RedeemAsync(challenge));
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1006 && e.Message.Contains("'gone'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(IChallengeStore.FindAsync), true)]
    [InlineData(nameof(IChallengeStore.FindPendingAsync), false)]
    [InlineData(nameof(IChallengeStore.TryRecordAsync), true)]
    public async Task A_store_that_is_down_surfaces_and_lets_nobody_in(string operation, bool held)
    {
        var store = new FaultyChallengeStore();
        await using var broken = new Engine(store);
        var challenge = await broken.StartedAsync();
        store.Broken = operation;

        await Assert.ThrowsAsync<StoreOutageException>(() => broken.RedeemAsync(challenge, r => r with { ChallengeId = held ? r.ChallengeId : null }));
        Assert.Equal(0, broken.Accounts.Created);

        store.Broken = null;
        Assert.IsType<RedeemOutcome.SignedIn>(await broken.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Of_fifty_parallel_requests_with_the_right_code_one_signs_in()
    {
        var challenge = await engine.StartedAsync();

        var outcomes = await AtOnce.RunAsync(50, i => engine.RedeemAsync(challenge, r => r with { ChallengeId = i % 2 == 0 ? r.ChallengeId : null }));

        Assert.Single(outcomes, static o => o is RedeemOutcome.SignedIn);
        Assert.All(outcomes, static o => Assert.True(o is RedeemOutcome.SignedIn or RedeemOutcome.Refused));
        Assert.Equal(1, engine.Accounts.Created);
    }

    [Fact]
    public async Task Of_a_hundred_parallel_wrong_codes_five_are_judged()
    {
        var challenge = await engine.StartedAsync();

        var outcomes = await AtOnce.RunAsync(100, _ => engine.RedeemWrongAsync(challenge));

        Assert.Equal(5, outcomes.Count(static o => o is RedeemOutcome.Refused { Reason: RefusalReason.WrongCode }));
        Assert.Equal(95, outcomes.Count(static o => o is RedeemOutcome.Refused { Reason: RefusalReason.Exhausted }));
    }

    [Fact]
    public async Task Two_challenges_of_one_new_user_redeemed_in_parallel_create_one_account()
    {
        List<(Challenge Challenge, OtpCode Code)> sent = [];
        for (var i = 0; i < 3; i++) sent.Add((await engine.StartedAsync(), engine.Gateway.CodeSentTo(Numbers.American)));

        var outcomes = await AtOnce.RunAsync(3, i => engine.RedeemAsync(sent[i].Challenge, r => r with { Code = sent[i].Code }));

        Assert.Single(outcomes.Select(static o => Assert.IsType<RedeemOutcome.SignedIn>(o).Account.Id).Distinct());
        Assert.Equal(1, engine.Accounts.Created);
    }

    private static void AssertRefused(RefusalReason reason, RedeemOutcome outcome) => Assert.Equal(new RedeemOutcome.Refused(reason), outcome);
}

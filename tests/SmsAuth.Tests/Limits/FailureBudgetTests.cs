using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Limits;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Limits;

public sealed class FailureBudgetTests
{
    [Fact]
    public async Task Wrong_codes_are_counted_over_all_challenges_clients_purposes_and_with_and_without_the_challenge_id()
    {
        await using var engine = Engine(4);
        var other = Tests.Engine.App with { ClientId = "other" };
        var one = await engine.StartedAsync();
        var two = await engine.StartedAsync(other);
        var three = await engine.StartedAsync(change: static r => r with { Purpose = Purpose.StepUp });

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(one));
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(one, held: false));
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemAsync(two, r => r with { Client = other, Code = Tests.Engine.Not(r.Code) }));
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(three));

        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemWrongAsync(one));
        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemAsync(three));
    }

    [Fact]
    public async Task When_it_is_spent_not_even_the_right_code_is_looked_at_and_no_try_is_used()
    {
        await using var engine = Engine(2);
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 2; i++) await engine.RedeemWrongAsync(challenge);

        for (var i = 0; i < 10; i++) AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemAsync(challenge));

        var current = await engine.CurrentAsync(challenge);
        Assert.Equal((ChallengeState.Pending, 2), (current.State, current.Attempts));
        Assert.Equal(0, engine.Accounts.Created);
    }

    [Fact]
    public async Task It_decays_within_a_day_and_a_fifth()
    {
        await using var engine = Engine(1);
        await engine.RedeemWrongAsync(await engine.StartedAsync());

        engine.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<StartOutcome.TooSoon>(await engine.StartAsync());
        engine.Time.Advance(TimeSpan.FromDays(0.2) + TimeSpan.FromMilliseconds(1));

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(await engine.StartedAsync()));
    }

    [Fact]
    public async Task A_right_code_costs_nothing()
    {
        await using var engine = Engine(1);
        for (var i = 0; i < 5; i++) Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(await engine.StartedAsync()));

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(await engine.StartedAsync()));
    }

    [Fact]
    public async Task A_sign_in_gives_no_wrong_code_back()
    {
        await using var engine = Engine(2);
        var challenge = await engine.StartedAsync();
        await engine.RedeemWrongAsync(challenge);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));

        var next = await engine.StartedAsync();
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(next));
        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemAsync(next));
    }

    [Fact]
    public async Task What_was_going_to_fail_anyway_costs_nothing()
    {
        await using var engine = Engine(1);
        var used = await engine.StartedAsync();
        await engine.RedeemAsync(used);
        var bound = await engine.StartedAsync(change: static r => r with { ProofKey = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" });
        var expired = await engine.StartedAsync();
        for (var i = 0; i < 3; i++)
        {
            AssertRefused(RefusalReason.Used, await engine.RedeemWrongAsync(used));
            AssertRefused(RefusalReason.NotBound, await engine.RedeemWrongAsync(bound));
            AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(expired, r => r with { ChallengeId = ChallengeId.New() }));
            AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(expired, r => r with { Purpose = Purpose.StepUp }));
            AssertRefused(RefusalReason.UnknownChallenge, await engine.RedeemAsync(expired, r => r with { Client = Tests.Engine.App with { ClientId = "other" } }));
        }

        engine.Time.Advance(TimeSpan.FromMinutes(5));
        AssertRefused(RefusalReason.Expired, await engine.RedeemWrongAsync(expired));

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(await engine.StartedAsync()));
    }

    [Fact]
    public async Task Tries_that_a_challenge_has_no_more_of_cost_nothing()
    {
        await using var engine = Engine(6);
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 5; i++) AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge, held: false));
        for (var i = 0; i < 9; i++) AssertRefused(RefusalReason.Exhausted, await engine.RedeemWrongAsync(challenge, held: false));

        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge));
        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemWrongAsync(challenge));
    }

    [Fact]
    public async Task It_is_of_one_number_and_takes_nothing_of_another()
    {
        await using var engine = Engine(1);
        await engine.RedeemWrongAsync(await engine.StartedAsync());

        var other = await engine.StartedAsync(change: static r => r with { PhoneNumber = Numbers.OtherAmerican });
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(other));
        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemWrongAsync(other));
    }

    [Fact]
    public async Task Zero_turns_it_off_and_a_client_sets_its_own()
    {
        await using var engine = Engine(0);
        var strict = Tests.Engine.App with { ClientId = "strict", Limits = new LimitOverrides { FailuresPerNumberPerDay = 1 } };
        for (var i = 0; i < 3; i++)
        {
            var challenge = await engine.StartedAsync();
            for (var tried = 0; tried < 5; tried++) AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge));
        }

        var own = await engine.StartedAsync(strict);
        AssertRefused(RefusalReason.WrongCode, await engine.RedeemAsync(own, r => r with { Client = strict, Code = Tests.Engine.Not(r.Code) }));
        AssertRefused(RefusalReason.BudgetSpent, await engine.RedeemAsync(own, r => r with { Client = strict }));
    }

    [Fact]
    public async Task Of_a_hundred_parallel_wrong_codes_at_four_challenges_ten_are_judged()
    {
        await using var engine = new Engine();
        List<Challenge> challenges = [];
        for (var i = 0; i < 4; i++) challenges.Add(await engine.StartedAsync(Client(i)));

        var outcomes = await AtOnce.RunAsync(100, i => engine.RedeemAsync(
            challenges[i % 4],
            r => r with { Client = Client(i % 4), Code = Tests.Engine.Not(r.Code), ChallengeId = i % 8 < 4 ? r.ChallengeId : null }));

        Assert.Equal(10, outcomes.Count(static o => o == new RedeemOutcome.Refused(RefusalReason.WrongCode)));
        Assert.All(
            await Task.WhenAll(challenges.Select((c, i) => engine.RedeemAsync(c, r => r with { Client = Client(i) }))),
            static o => Assert.Contains(((RedeemOutcome.Refused)o).Reason, new[] { RefusalReason.BudgetSpent, RefusalReason.Exhausted }));
    }

    [Fact]
    public async Task When_it_cannot_be_counted_codes_are_checked_all_the_same_and_it_is_logged()
    {
        FaultyLimiter? limiter = null;
        await using var engine = FaultyLimiter.Engine(l => limiter = l);
        var challenge = await engine.StartedAsync();
        limiter!.Fails = true;

        for (var i = 0; i < 4; i++) AssertRefused(RefusalReason.WrongCode, await engine.RedeemWrongAsync(challenge));
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));

        Assert.Equal(5, engine.Logs.Entries.Count(static e => e.EventId.Id == 1702));
    }

    [Fact]
    public async Task A_right_code_signs_in_also_when_its_unit_cannot_be_given_back()
    {
        FaultyLimiter? limiter = null;
        await using var engine = FaultyLimiter.Engine(l => limiter = l);
        var challenge = await engine.StartedAsync();
        limiter!.FailsToGiveBack = true;

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));

        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1703);
    }

    private static ClientPolicy Client(int i) => Tests.Engine.App with { ClientId = $"client-{i}" };

    private static Engine Engine(int failures) => new(configure: builder => Tests.Engine.AddDefaults(builder.ConfigureLimits(limits =>
    {
        limits.Number.PerHour = limits.Number.PerDay = 0;
        limits.Failures.PerNumberPerDay = failures;
    })));

    private static void AssertRefused(RefusalReason reason, RedeemOutcome outcome) => Assert.Equal(new RedeemOutcome.Refused(reason), outcome);
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Recycling;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Recycling;

public sealed class DormantNumberTests
{
    private static readonly TimeSpan JustDormant = TimeSpan.FromDays(180);

    private readonly List<DormantNumber> asked = [];

    [Fact]
    public async Task A_number_that_was_proven_within_the_time_signs_in_without_a_step()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant - TimeSpan.FromSeconds(1));

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_dormant_number_needs_the_step_and_the_code_is_used_up()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        var challenge = await engine.StartedAsync();
        Assert.IsType<RedeemOutcome.StepRequired>(await engine.RedeemAsync(challenge));

        Assert.Equal(ChallengeState.Verified, (await engine.CurrentAsync(challenge)).State);
        Assert.IsType<RedeemOutcome.Refused>(await engine.RedeemAsync(challenge, static r => r with { StepProof = AskedStep.Proof }));
        var entry = engine.Audit.Entries.Last(static e => e.Event is AuditEvent.CodeRefused && e.Reason != nameof(RefusalReason.Used));
        Assert.Equal(("StepRequired", "account-1"), (entry.Reason, entry.AccountId));
    }

    [Fact]
    public async Task A_proof_of_the_step_that_comes_with_the_code_signs_in_and_the_number_is_awake_again()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, static r => r with { StepProof = AskedStep.Proof }));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));
        Assert.Single(asked);
    }

    [Fact]
    public async Task A_refusal_leaves_the_number_dormant()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        Assert.IsType<RedeemOutcome.StepRequired>(await RedeemAsync(engine));
        Assert.IsType<RedeemOutcome.StepRequired>(await RedeemAsync(engine, static r => r with { StepProof = "a guess" }));
        Assert.Equal([null, "a guess"], asked.Select(static n => n.StepProof));
    }

    [Fact]
    public async Task The_step_is_told_what_it_needs_and_prints_neither_number_nor_proof()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(TimeSpan.FromDays(400));
        var caller = new Caller(IPAddress.Loopback, "trace");

        await RedeemAsync(engine, r => r with { StepProof = "a guess", Caller = caller });

        var number = Assert.Single(asked);
        Assert.Equal(
            ("account-1", Numbers.American, "app", TimeSpan.FromDays(400), caller),
            (number.AccountId, number.PhoneNumber, number.ClientId, number.DormantFor, number.Caller));
        Assert.DoesNotContain("2025550100", number.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("guess", number.ToString(), StringComparison.Ordinal);
        engine.Logs.AssertNowhere("a guess");
    }

    [Fact]
    public async Task Who_does_not_know_the_code_never_learns_that_a_number_is_dormant()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);
        var challenge = await engine.StartedAsync();

        Assert.IsType<RedeemOutcome.Refused>(await engine.RedeemWrongAsync(challenge));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Where_dormant_numbers_are_allowed_they_are_told_apart_in_the_log_and_the_audit_trail()
    {
        await using var engine = new Engine();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));

        Assert.Equal([null, "Dormant"], engine.Audit.Entries.Where(static e => e.Event is AuditEvent.SignedIn).Select(static e => e.Reason));
        Assert.Single(engine.Logs.Entries, static l => l.Message.Contains("was dormant for 180 days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RecyclingPolicy.Allow, RecyclingPolicy.RequireStep, true)]
    [InlineData(RecyclingPolicy.RequireStep, RecyclingPolicy.Allow, false)]
    public async Task A_client_may_have_a_policy_of_its_own(RecyclingPolicy global, RecyclingPolicy own, bool stepRequired)
    {
        await using var engine = WithStep(global);
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        var outcome = await RedeemAsync(engine, r => r with { Client = Engine.App with { NumberRecycling = own } });

        Assert.Equal(stepRequired, outcome is RedeemOutcome.StepRequired);
    }

    [Fact]
    public async Task A_client_that_requires_a_step_where_there_is_none_is_refused()
    {
        await using var engine = new Engine();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        Assert.IsType<RedeemOutcome.StepRequired>(
            await RedeemAsync(engine, static r => r with { Client = Engine.App with { NumberRecycling = RecyclingPolicy.RequireStep } }));
        Assert.Single(engine.Logs.Entries, static l => l.Message.Contains("AddDormantNumberStep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_whose_account_was_there_before_starts_to_count_at_its_first_sight()
    {
        await using var engine = WithStep();
        engine.Accounts.Put(Numbers.American, "old");

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));
        engine.Time.Advance(JustDormant);
        Assert.IsType<RedeemOutcome.StepRequired>(await RedeemAsync(engine));
    }

    [Fact]
    public async Task What_a_number_did_for_another_account_does_not_count()
    {
        await using var engine = WithStep();
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);
        engine.Accounts.Put(Numbers.American, "somebody-else");

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_step_that_fails_lets_nobody_in()
    {
        await using var engine = new Engine(configure: static builder =>
        {
            Engine.AddDefaults(builder);
            builder.AddDormantNumberStep<BrokenStep>().ConfigureRecycling(static o => o.Policy = RecyclingPolicy.RequireStep);
        });
        await SignInAsync(engine);
        engine.Time.Advance(JustDormant);

        await Assert.ThrowsAsync<InvalidOperationException>(() => RedeemAsync(engine));
        Assert.Single(engine.Audit.Entries, static e => e.Event is AuditEvent.SignedIn);
    }

    [Fact]
    public async Task A_sign_in_costs_one_read_and_a_number_one_write_a_day()
    {
        var store = new CountingActivityStore();
        await using var engine = WithStore(store);

        await SignInAsync(engine);
        Assert.Equal((1, 1), (store.Reads, store.Writes));
        engine.Time.Advance(TimeSpan.FromHours(23));
        await SignInAsync(engine);
        Assert.Equal((2, 1), (store.Reads, store.Writes));
        engine.Time.Advance(TimeSpan.FromHours(1));
        await SignInAsync(engine);
        Assert.Equal((3, 2), (store.Reads, store.Writes));
    }

    [Fact]
    public async Task Turned_off_it_costs_nothing_and_nothing_is_dormant()
    {
        var store = new CountingActivityStore();
        await using var engine = WithStore(store, static o => o.DormantAfter = TimeSpan.Zero);

        await SignInAsync(engine);
        engine.Time.Advance(TimeSpan.FromDays(4000));
        await SignInAsync(engine);

        Assert.Equal((0, 0), (store.Reads, store.Writes));
    }

    private static async Task SignInAsync(Engine engine) => Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine));

    private static async Task<RedeemOutcome> RedeemAsync(Engine engine, Func<RedeemRequest, RedeemRequest>? change = null) =>
        await engine.RedeemAsync(await engine.StartedAsync(), change);

    private static Engine WithStore(INumberActivityStore store, Action<RecyclingOptions>? configure = null) => new(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton(store));
        builder.ConfigureRecycling(configure ?? (static _ => { }));
    });

    private Engine WithStep(RecyclingPolicy policy = RecyclingPolicy.RequireStep) => new(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.Services.AddSingleton(asked);
        builder.AddDormantNumberStep<AskedStep>().ConfigureRecycling(o => o.Policy = policy);
    });

    private sealed class BrokenStep : IDormantNumberStep
    {
        public Task<StepDecision> DecideAsync(DormantNumber number, CancellationToken cancellationToken) => throw new InvalidOperationException("down");
    }
}

using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;
using SmsAuth.VerifyServices;

namespace SmsAuth.Tests.VerifyServices;

public sealed class ServiceVerifierTests
{
    private const int Tries = 5;

    private readonly RemoteService first = new("first") { Channels = [Channel.Sms, Channel.Voice] };
    private readonly RemoteService second = new("second");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> NoApprovals => ["rejected", "ended", "failed", "throws", "nothing"];

    [Fact]
    public async Task A_code_that_the_service_approves_signs_in_once()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        Assert.Equal(("first", "first-1", 6), (challenge.Gateway, challenge.MessageId, challenge.CodeLength));

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));

        Assert.Equal(new VerifyCheck("first-1", Numbers.American, first.Code).VerificationId, Assert.Single(first.Checks).VerificationId);
        Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge));
        Assert.Single(first.Checks);
        engine.Logs.AssertNowhere(first.Code.Reveal());
    }

    [Theory]
    [MemberData(nameof(NoApprovals))]
    public async Task Nothing_but_an_approval_lets_anyone_in_and_the_try_is_counted_before_the_service_is_asked(string answer)
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        var countedBefore = -1;
        first.WhileChecking = async () =>
        {
            countedBefore = (await engine.CurrentAsync(challenge)).Attempts;
            if (answer == "throws") throw new HttpRequestException($"POST code={first.Code.Reveal()}");
        };
        first.Answer = answer switch
        {
            "rejected" => new VerifyAnswer.Rejected(),
            "ended" => new VerifyAnswer.Ended("over"),
            "failed" => new VerifyAnswer.Failed("out of order", SendProblem.Unavailable),
            _ => null,
        };
        if (answer == "nothing") first.WhileChecking = static () => throw new OperationCanceledException();

        var outcome = await RedeemAsync(engine, challenge);

        if (answer is "rejected" or "ended") Assert.IsType<RedeemOutcome.Refused>(outcome);
        else Assert.IsType<RedeemOutcome.Unavailable>(outcome);
        if (answer != "nothing") Assert.Equal(1, countedBefore);
        Assert.Equal((ChallengeState.Pending, 1), ((await engine.CurrentAsync(challenge)).State, (await engine.CurrentAsync(challenge)).Attempts));
        engine.Logs.AssertNowhere(first.Code.Reveal());
    }

    [Fact]
    public async Task A_service_is_asked_no_more_than_there_are_tries_however_many_come_at_once()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();

        await TryTogetherAsync(40, () => RedeemAsync(engine, challenge, wrong: true));

        Assert.Equal(Tries, first.Checks.Count);
        Assert.Equal(ChallengeState.Exhausted, (await engine.CurrentAsync(challenge)).State);
        Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge));
        Assert.Equal(Tries, first.Checks.Count);
    }

    [Fact]
    public async Task While_the_last_tries_are_at_the_service_the_right_code_is_not_asked_about_either()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        var answers = new TaskCompletionSource();
        first.WhileChecking = () => answers.Task;
        var wrong = Enumerable.Range(0, Tries).Select(_ => RedeemAsync(engine, challenge, wrong: true)).ToList();
        while (first.Checks.Count < Tries) await Task.Delay(5, Token);

        first.WhileChecking = static () => Task.CompletedTask;
        Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge));

        Assert.Equal(Tries, first.Checks.Count);
        answers.SetResult();
        Assert.All(await Task.WhenAll(wrong), static o => Assert.IsType<RedeemOutcome.Refused>(o));
    }

    [Theory]
    [InlineData("verified")]
    [InlineData("used up")]
    [InlineData("expired")]
    public async Task A_challenge_that_has_ended_since_it_was_read_is_not_asked_about(string end)
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        if (end == "verified") Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
        for (var i = 0; i < Tries && end == "used up"; i++) await RedeemAsync(engine, challenge, wrong: true);
        if (end == "expired") engine.Time.Advance(TimeSpan.FromMinutes(5));
        var asked = first.Checks.Count;

        var verdict = await engine.Verifier.CheckAsync(challenge, first.Code, held: true);

        Assert.Equal(end == "expired" ? CheckVerdict.Expired : CheckVerdict.Exhausted, verdict);
        Assert.Equal(asked, first.Checks.Count);
    }

    [Fact]
    public async Task A_service_that_approves_many_times_signs_in_once()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();

        var outcomes = await TryTogetherAsync(20, () => RedeemAsync(engine, challenge));

        Assert.Equal(Tries, first.Checks.Count);
        Assert.Single(outcomes, static o => o is RedeemOutcome.SignedIn);
        Assert.All(outcomes, static o => Assert.True(o is RedeemOutcome.SignedIn or RedeemOutcome.Refused));
    }

    [Theory]
    [InlineData("renewed", ChallengeState.Pending)]
    [InlineData("superseded", ChallengeState.Superseded)]
    public async Task An_approval_of_a_text_that_was_replaced_meanwhile_signs_nobody_in(string meanwhile, ChallengeState left)
    {
        await using var engine = NewEngine(static options => options.Pending = 1);
        var challenge = await engine.StartedAsync();
        first.WhileChecking = async () =>
        {
            engine.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.IsType<StartOutcome.Started>(meanwhile == "renewed" ? await engine.ResendAsync(challenge) : await engine.StartAsync());
        };

        var outcome = await RedeemAsync(engine, challenge);

        Assert.IsType<RedeemOutcome.Refused>(outcome);
        Assert.Single(first.Checks);
        Assert.Equal(2, first.Starts.Count);
        Assert.Equal(left, (await engine.CurrentAsync(challenge)).State);
    }

    [Fact]
    public async Task The_last_try_may_be_the_right_one()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        for (var i = 1; i < Tries; i++) Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge, wrong: true));

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_strangers_try_reaches_the_service_only_where_that_is_allowed(bool allowed)
    {
        await using var engine = NewEngine(options => options.TriesWithoutChallengeId = allowed);
        var challenge = await engine.StartedAsync();

        var outcome = await RedeemAsync(engine, challenge, held: false);

        Assert.Equal(allowed, outcome is RedeemOutcome.SignedIn);
        Assert.Equal(allowed ? 1 : 0, first.Checks.Count);
        Assert.Equal((0, 1), ((await engine.CurrentAsync(challenge)).Attempts, (await engine.CurrentAsync(challenge)).BlindAttempts));
        if (!allowed) Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
    }

    [Fact]
    public async Task The_next_service_starts_when_one_does_not_and_alone_is_asked()
    {
        await using var engine = NewEngine();
        first.Start = new SendOutcome.Failed("no credit", SendProblem.NoCredit);

        var challenge = await engine.StartedAsync();

        Assert.Equal(("second", "second-1"), (challenge.Gateway, challenge.MessageId));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
        Assert.Empty(first.Checks);
    }

    [Fact]
    public async Task A_challenge_stays_with_the_service_that_started_it()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        var again = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge)).Challenge;
        Assert.Equal(("first", "first-2", "first-1"), (again.Gateway, again.MessageId, first.Starts.Last().Previous));

        engine.Time.Advance(TimeSpan.FromMinutes(2));
        first.Start = new SendOutcome.Failed("out of order", SendProblem.Unavailable);
        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge));

        Assert.Empty(second.Starts);
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
        Assert.Equal("first-2", first.Checks.Last().VerificationId);
    }

    [Fact]
    public async Task A_code_works_on_while_another_text_is_asked_for()
    {
        await using var engine = NewEngine();
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        RedeemOutcome? meanwhile = null;
        first.WhileStarting = async () => meanwhile = await RedeemAsync(engine, challenge);

        await engine.ResendAsync(challenge);

        Assert.IsType<RedeemOutcome.SignedIn>(meanwhile);
        Assert.Equal("first-1", Assert.Single(first.Checks).VerificationId);
    }

    [Theory]
    [InlineData("failed", false)]
    [InlineData("failed", true)]
    [InlineData("shared", false)]
    [InlineData("shared", true)]
    public async Task A_code_works_on_when_no_other_text_came_of_it(string because, bool afterTheAnswer)
    {
        await using var engine = NewEngine();
        engine.Accounts.Put(Numbers.American, "alice");
        var client = afterTheAnswer ? Engine.ClosedApp : Engine.App;
        var challenge = await engine.StartedAsync(client);
        while ((await engine.CurrentAsync(challenge)).Gateway is null) await Task.Delay(5, Token);
        await engine.StartedAsync(Engine.App with { ClientId = "other" });
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        first.Start = because == "failed" ? new SendOutcome.Failed("out of order", SendProblem.Unavailable) : new SendOutcome.Accepted("first-2");
        var outcome = await engine.ResendAsync(challenge, r => r with { Client = client });
        await engine.FlushAsync();

        Assert.Equal(afterTheAnswer, outcome is StartOutcome.Started);
        var current = await engine.CurrentAsync(challenge);
        Assert.Equal((3, 0), (first.Starts.Count, second.Starts.Count));
        Assert.Equal(("first", "first-1"), (current.Gateway, current.MessageId));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge, client: client));
    }

    [Fact]
    public async Task A_code_works_on_when_the_node_dies_over_a_resend_that_failed()
    {
        var store = new FaultyChallengeStore();
        await using var engine = NewEngine(challenges: store);
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        first.Start = new SendOutcome.Failed("out of order", SendProblem.Unavailable);
        store.Broken = nameof(IChallengeStore.RestoreAsync);

        await Assert.ThrowsAsync<StoreOutageException>(() => engine.ResendAsync(challenge));

        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
    }

    [Theory]
    [InlineData("same", true)]
    [InlineData("client", false)]
    [InlineData("purpose", false)]
    [InlineData("expired", true)]
    public async Task A_code_is_never_good_for_two_clients_or_purposes(string other, bool started)
    {
        await using var engine = NewEngine();
        first.GoesOn = true;
        var challenge = await engine.StartedAsync();
        if (other == "expired") engine.Time.Advance(TimeSpan.FromMinutes(5));

        var outcome = await engine.StartAsync(
            other is "client" or "expired" ? Engine.App with { ClientId = "other" } : Engine.App,
            r => other == "purpose" ? r with { Purpose = Purpose.StepUp, AccountId = "account" } : r);

        Assert.Equal(started, outcome is StartOutcome.Started);
        if (!started) Assert.Equal(challenge.Id, Assert.Single(await engine.Challenges.FindByMessageAsync("first", "first-1", Token)).Id);
        if (other != "expired") Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(engine, challenge));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_start_without_an_id_is_none(string? id)
    {
        await using var engine = NewEngine();
        first.Start = second.Start = new SendOutcome.Accepted(id);

        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync());
    }

    [Fact]
    public async Task For_a_number_that_may_not_sign_up_nobody_is_asked_and_the_answers_are_the_same()
    {
        await using var engine = NewEngine();

        var challenge = await engine.StartedAsync(Engine.ClosedApp);
        await engine.FlushAsync();
        var refused = Assert.IsType<RedeemOutcome.Refused>(await RedeemAsync(engine, challenge, client: Engine.ClosedApp));

        Assert.Equal(RefusalReason.WrongCode, refused.Reason);
        Assert.Empty(first.Starts);
        Assert.Empty(first.Checks);
        Assert.Equal(1, (await engine.CurrentAsync(challenge)).Attempts);
    }

    [Fact]
    public async Task Channels_are_those_that_a_service_has()
    {
        await using var engine = NewEngine(static options => options.Channels[Channel.Voice] = 0);
        first.Start = new SendOutcome.Failed("out of order", SendProblem.Unavailable);

        Assert.IsType<StartOutcome.Unavailable>(await engine.StartAsync(change: static r => r with { Channel = Channel.Voice }));

        Assert.Equal(Channel.Voice, Assert.Single(first.Starts).Channel);
        Assert.Empty(second.Starts);
    }

    [Fact]
    public async Task A_service_that_is_out_of_order_is_left_alone_for_a_while()
    {
        await using var engine = NewEngine();
        first.Start = new SendOutcome.Failed("out of order", SendProblem.Unavailable);
        for (var i = 0; i < 10; i++) await engine.StartAsync(change: r => r with { PhoneNumber = NumberOf(i) });

        Assert.Equal(5, first.Starts.Count);
        Assert.Equal(10, second.Starts.Count);
        Assert.Equal(CircuitPosition.Open, engine.Service<GatewayStatus>().All.Single(static h => h.Gateway == "first").Circuit);

        Assert.Single(engine.Logs.Entries, static e => e.Message.Contains("first is left alone for 00:00:30 after too many outages; what it said before: out of order", StringComparison.Ordinal));

        engine.Time.Advance(TimeSpan.FromSeconds(31));
        first.Start = null;
        Assert.Equal("first", (await engine.StartedAsync(change: static r => r with { PhoneNumber = NumberOf(11) })).Gateway);
    }

    private static PhoneNumber NumberOf(int i) => PhoneNumber.FromStored($"+120255501{i:D2}", "US");

    private static Task<RedeemOutcome> RedeemAsync(Engine engine, Challenge challenge, bool wrong = false, bool held = true, ClientPolicy? client = null) =>
        engine.RedeemAsync(challenge, r => r with
        {
            Client = client ?? Engine.App,
            Code = Engine.Code(wrong ? "111111" : "482915"),
            ChallengeId = held ? challenge.Id : null,
        });

    /// <summary>Has many try at once, and the service answer when each try has reached it or was refused.</summary>
    private async Task<IReadOnlyList<RedeemOutcome>> TryTogetherAsync(int count, Func<Task<RedeemOutcome>> redeem)
    {
        var (answers, ended) = (new TaskCompletionSource(), 0);
        first.WhileChecking = () => answers.Task;
        var outcomes = AtOnce.RunAsync(count, async _ =>
        {
            try
            {
                return await redeem();
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        });
        while (first.Checks.Count + Volatile.Read(ref ended) < count) await Task.Delay(5, Token);
        answers.SetResult();
        return await outcomes;
    }

    private Engine NewEngine(Action<ServiceVerifierOptions>? configure = null, IChallengeStore? challenges = null) => new(challenges, configure: builder =>
    {
        builder.Services.AddSingleton<IVerifyService>(first);
        builder.Services.AddSingleton<IVerifyService>(second);
        builder.UsePeppers(static peppers => peppers.Keys["2026"] = Engine.Pepper("one"));
        builder.AddServiceVerifier(ClientPolicy.DefaultVerifier, options =>
        {
            options.Services = ["first", "second"];
            options.Tries = Tries;
            configure?.Invoke(options);
        });
        builder.ConfigureLimits(static limits =>
        {
            limits.Number.PerHour = limits.Number.PerDay = limits.Address.PerHour = limits.Failures.PerNumberPerDay = 0;
        });
    });
}

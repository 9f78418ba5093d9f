using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Sending;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Challenges;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.TestNumbers;

public sealed class TestNumberTests : IAsyncDisposable
{
    private const string Code = "24681357";
    private static readonly DateTimeOffset End = Samples.Start.AddDays(30);

    private readonly RecordedAudit audit = new();
    private readonly RecordedSends sends = new();
    private readonly Engine engine;

    public TestNumberTests() => engine = new Engine(configure: builder =>
    {
        Engine.AddDefaults(builder);
        builder.AddTestNumber("app", Numbers.American.E164, Code, End);
        builder.Services.AddSingleton<IAuditTrail>(audit);
        builder.Services.AddSingleton<ISendCheck>(sends);
        builder.Services.AddSingleton<IChallengeObserver>(sends);
    });

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_test_number_signs_in_with_its_code_and_is_never_texted()
    {
        var challenge = await engine.StartedAsync();

        Assert.Equal((Code.Length, "sms", true), (challenge.CodeLength, challenge.Channel, challenge.IsTest));
        Assert.IsType<RedeemOutcome.SignedIn>(await RedeemAsync(challenge, Code));
        await engine.FlushAsync();
        Assert.Empty(engine.Gateway.Handed);
    }

    [Fact]
    public async Task No_check_is_asked_and_nothing_is_counted_as_sent_or_proven()
    {
        var challenge = await engine.StartedAsync();
        await engine.ResendAsync(challenge);
        await RedeemAsync(challenge, Code);

        Assert.Empty(sends.Asked);
        Assert.Empty(sends.Sent);
        Assert.Empty(sends.Proven);
    }

    [Fact]
    public async Task What_it_did_is_audited_as_such()
    {
        var challenge = await engine.StartedAsync();
        await engine.ResendAsync(challenge);
        await RedeemAsync(challenge, Code);

        Assert.Equal(["test_number"], audit.ReasonsOf(AuditEvent.CodeRequested));
        Assert.Equal(["test_number"], audit.ReasonsOf(AuditEvent.CodeResent));
        Assert.Equal(["test_number"], audit.ReasonsOf(AuditEvent.SignedIn));
    }

    [Fact]
    public async Task Its_code_is_one_of_a_million_guesses_like_any_other()
    {
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < challenge.MaxAttempts; i++)
        {
            Assert.Equal(new RedeemOutcome.Refused(RefusalReason.WrongCode), await RedeemAsync(challenge, "11112222"));
        }

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Exhausted), await RedeemAsync(challenge, Code));
    }

    [Fact]
    public async Task The_failures_of_its_number_are_counted_over_all_its_challenges()
    {
        var wrong = 0;
        for (var round = 0; round < 4; round++)
        {
            var challenge = await engine.StartedAsync();
            for (var i = 0; i < 4; i++)
            {
                if (await RedeemAsync(challenge, "11112222") is RedeemOutcome.Refused { Reason: RefusalReason.WrongCode }) wrong++;
            }
        }

        Assert.Equal(10, wrong);
    }

    [Fact]
    public async Task A_code_works_once_and_not_without_a_challenge()
    {
        var unstarted = Samples.Challenge("app");
        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.UnknownChallenge), await RedeemAsync(unstarted, Code));

        var challenge = await engine.StartedAsync();
        await RedeemAsync(challenge, Code);

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Used), await RedeemAsync(challenge, Code));
    }

    [Fact]
    public async Task Its_code_expires_like_any_other()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Expired), await RedeemAsync(challenge, Code));
    }

    [Fact]
    public async Task It_is_a_test_number_of_its_client_only()
    {
        var other = Engine.App with { ClientId = "other" };
        var challenge = await engine.StartedAsync(other);

        Assert.False(challenge.IsTest);
        Assert.Single(engine.Gateway.Handed);
        Assert.Equal(
            new RedeemOutcome.Refused(RefusalReason.WrongCode),
            await engine.RedeemAsync(challenge, r => r with { Client = other, Code = Engine.Code(Code) }));
    }

    [Fact]
    public async Task After_its_end_it_is_like_any_other_number()
    {
        engine.Time.Advance(End - Samples.Start - TimeSpan.FromMinutes(1));
        var last = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Expired), await RedeemAsync(last, Code));
        Assert.IsType<StartOutcome.UnknownChallenge>(await engine.ResendAsync(last));
        var challenge = await engine.StartedAsync();
        Assert.False(challenge.IsTest);
        Assert.Single(engine.Gateway.Handed);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_challenge_of_a_number_that_was_taken_off_the_list_is_not_redeemed()
    {
        var challenge = await engine.StartedAsync();
        await using var without = new Engine(engine.Challenges);

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Expired), await without.RedeemAsync(challenge, static r => r with { Code = Engine.Code(Code) }));
    }

    [Fact]
    public async Task Where_nobody_may_sign_up_a_test_number_without_an_account_gets_in_no_more_than_others()
    {
        var challenge = await engine.StartedAsync(Engine.ClosedApp);

        Assert.Equal(
            new RedeemOutcome.Refused(RefusalReason.NotRegistered),
            await engine.RedeemAsync(challenge, static r => r with { Client = Engine.ClosedApp, Code = Engine.Code(Code) }));
        Assert.Equal(0, engine.Accounts.Created);
    }

    [Fact]
    public async Task Its_code_and_its_number_are_in_no_log()
    {
        var challenge = await engine.StartedAsync();
        await RedeemAsync(challenge, Code);

        engine.Logs.AssertNowhere(Code);
        engine.Logs.AssertNowhere(Numbers.American.E164[1..]);
    }

    [Fact]
    public void No_other_verifier_can_have_its_verifiers_name() => Assert.Throws<ArgumentException>(() =>
        new ServiceCollection().AddSmsAuth().AddCodeVerifier(Challenge.TestVerifier, static (CodeVerifierOptions _) => { }));

    private Task<RedeemOutcome> RedeemAsync(Challenge challenge, string code) => engine.RedeemAsync(challenge, r => r with { Code = Engine.Code(code) });
}

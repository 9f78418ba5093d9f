using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;

namespace SmsAuth.Tests;

/// <summary>Nothing that the engine writes anywhere tells a code, a number or a handle.</summary>
public sealed class SecrecyTests : IAsyncDisposable
{
    private readonly Engine engine = new();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task No_log_of_the_whole_flow_tells_a_code_a_number_or_a_handle()
    {
        List<Challenge> challenges = [];
        List<OtpCode> typed = [];
        foreach (var mood in new[] { GatewayMood.Accepts, GatewayMood.Fails, GatewayMood.Throws })
        {
            engine.Gateway.Mood = mood;
            await engine.StartAsync();
            await engine.StartAsync(Engine.App with { Verifier = "gone" });
        }

        engine.Gateway.Mood = GatewayMood.Accepts;
        engine.Accounts.Put(Numbers.Chinese, "alice");
        challenges.Add(await engine.StartedAsync(Engine.ClosedApp, static r => r with { PhoneNumber = Numbers.Chinese }));
        challenges.Add(await engine.StartedAsync());
        await engine.ResendAsync(challenges[1]);
        await engine.ResendAsync(challenges[1], static r => r with { Purpose = Purpose.StepUp });
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        await engine.ResendAsync(challenges[1]);
        for (var i = 0; i < 3; i++)
        {
            var wrong = OtpCode.Generate();
            typed.Add(wrong);
            await engine.RedeemAsync(challenges[1], r => r with { Code = wrong });
        }

        await engine.RedeemAsync(challenges[1]);
        await engine.RedeemAsync(challenges[1]);
        await engine.RedeemAsync(challenges[1], static r => r with { ChallengeId = null });
        await engine.FlushAsync();
        await engine.RedeemAsync(challenges[0]);

        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1011);
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1012);
        foreach (var text in engine.Gateway.Handed) engine.Logs.AssertNowhere(text.Body);
        foreach (var code in typed.Concat(CodesOnPhones())) engine.Logs.AssertNowhere(code.Reveal());
        foreach (var challenge in challenges) engine.Logs.AssertNowhere(challenge.Id.Value);
        engine.Logs.AssertNowhere("2025550100");
        engine.Logs.AssertNowhere("13812345678");
    }

    [Fact]
    public async Task Nothing_that_passes_through_the_engine_prints_a_code_a_number_or_a_handle()
    {
        var started = Assert.IsType<StartOutcome.Started>(await engine.StartAsync());
        var redeemed = await engine.RedeemAsync(started.Challenge);
        object[] passing =
        [
            started,
            redeemed,
            started.Challenge,
            engine.Gateway.Handed[0],
            new StartRequest { Client = Engine.App, PhoneNumber = Numbers.American },
            new ResendRequest { Client = Engine.App, ChallengeId = started.Challenge.Id, PhoneNumber = Numbers.American },
            new RedeemRequest
            {
                Client = Engine.App,
                PhoneNumber = Numbers.American,
                Code = engine.Gateway.CodeSentTo(Numbers.American),
                ChallengeId = started.Challenge.Id,
            },
        ];

        foreach (var printed in passing.Select(static p => $"{p}"))
        {
            Assert.DoesNotContain(engine.Gateway.CodeSentTo(Numbers.American).Reveal(), printed, StringComparison.Ordinal);
            Assert.DoesNotContain("2025550100", printed, StringComparison.Ordinal);
            Assert.DoesNotContain(started.Challenge.Id.Value, printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_kept_challenge_holds_its_code_only_as_a_hash()
    {
        var challenge = await engine.StartedAsync();
        var code = engine.Gateway.CodeSentTo(Numbers.American).Reveal();

        Assert.Equal(32, challenge.Code.Value.Length);
        Assert.DoesNotContain(
            typeof(Challenge).GetProperties().Select(p => p.GetValue(challenge)?.ToString() ?? ""),
            value => value.Contains(code, StringComparison.Ordinal));
    }

    private IEnumerable<OtpCode> CodesOnPhones() => engine.Gateway.Handed
        .Select(static m => OtpCode.Parse(new string([.. m.Body.Where(char.IsAsciiDigit).Take(OtpCode.DefaultLength)])))
        .OfType<OtpCode>();
}

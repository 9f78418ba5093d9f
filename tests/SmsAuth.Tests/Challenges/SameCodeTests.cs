using Microsoft.Extensions.Logging.Abstractions;
using SmsAuth.Challenges;
using SmsAuth.Challenges.InMemory;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Gateways;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Challenges;

/// <summary>Resending where the verifier repeats its code.</summary>
public sealed class SameCodeTests : IAsyncDisposable
{
    private readonly InMemoryChallengeStore store = new();
    private readonly Engine engine;

    public SameCodeTests() => engine = NewEngine();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_resend_repeats_the_code_within_its_time_which_is_not_extended()
    {
        var challenge = await engine.StartedAsync();
        var code = engine.Gateway.CodeSentTo(Numbers.American).Reveal();
        engine.Time.Advance(TimeSpan.FromSeconds(70));

        var again = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        Assert.Equal(code, engine.Gateway.CodeSentTo(Numbers.American).Reveal());
        Assert.Equal((challenge.Code, challenge.ExpiresAt), (again.Challenge.Code, again.Challenge.ExpiresAt));
        Assert.Equal(TimeSpan.FromSeconds(230), again.ExpiresIn);
        Assert.Equal(again.Challenge, await engine.CurrentAsync(challenge));
        Assert.Contains("5 min", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
        Assert.Contains("4 min", engine.Gateway.Handed[1].Body, StringComparison.Ordinal);
        engine.Time.Advance(TimeSpan.FromSeconds(230));
        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Expired), await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task The_repeated_code_signs_in_once()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        await engine.ResendAsync(challenge);

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Used), await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task Resending_does_not_restore_spent_attempts()
    {
        var challenge = await engine.StartedAsync();
        for (var i = 0; i < 4; i++) await engine.RedeemWrongAsync(challenge);
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        await engine.RedeemWrongAsync(challenge);

        Assert.Equal(new RedeemOutcome.Refused(RefusalReason.Exhausted), await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_failed_resend_leaves_the_code_as_it_is()
    {
        var challenge = await engine.StartedAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(60));
        engine.Gateway.Mood = GatewayMood.Fails;

        Assert.IsType<StartOutcome.Unavailable>(await engine.ResendAsync(challenge));

        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_code_whose_pepper_is_gone_is_replaced_by_a_new_one_with_a_time_of_its_own()
    {
        var challenge = await engine.StartedAsync();
        await using var later = NewEngine(static peppers => peppers.Keys["2027"] = Engine.Pepper("two"));
        later.Time.Advance(TimeSpan.FromMinutes(4));

        var again = Assert.IsType<StartOutcome.Started>(await later.ResendAsync(challenge));

        Assert.Equal(TimeSpan.FromMinutes(5), again.ExpiresIn);
        Assert.Equal("2027", again.Challenge.Code.KeyId);
        Assert.IsType<RedeemOutcome.SignedIn>(await later.RedeemAsync(challenge));
    }

    [Fact]
    public async Task A_rotation_of_peppers_keeps_the_code_as_long_as_the_old_one_is_there()
    {
        var challenge = await engine.StartedAsync();
        await using var later = NewEngine(static peppers =>
        {
            peppers.Keys["2026"] = Engine.Pepper("one");
            peppers.Keys["2027"] = Engine.Pepper("two");
            peppers.Current = "2027";
        });
        later.Time.Advance(TimeSpan.FromMinutes(1));

        await later.ResendAsync(challenge);

        Assert.Equal(engine.Gateway.CodeSentTo(Numbers.American).Reveal(), later.Gateway.CodeSentTo(Numbers.American).Reveal());
    }

    [Fact]
    public async Task A_random_code_from_before_the_setting_was_changed_is_replaced_by_a_new_one()
    {
        await using var before = NewEngine(mode: ResendMode.NewCode);
        var challenge = await before.StartedAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(4));

        var again = Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(challenge));

        Assert.Equal(TimeSpan.FromMinutes(5), again.ExpiresIn);
        Assert.IsType<RedeemOutcome.SignedIn>(await engine.RedeemAsync(challenge));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(10)]
    public void Derived_codes_are_spread_evenly_over_all_digits_in_all_places(int length)
    {
        const int Draws = 20_000;
        var hasher = NewHasher();
        var counts = new int[length, 10];
        for (var i = 0; i < Draws; i++)
        {
            var digits = hasher.Derive("2026", ChallengeId.New(), length).Reveal();
            Assert.Equal(length, digits.Length);
            for (var place = 0; place < length; place++) counts[place, digits[place] - '0']++;
        }

        // Chi-square with 9 degrees of freedom: beyond 45 once in more than a million.
        for (var place = 0; place < length; place++)
        {
            var chiSquare = Enumerable.Range(0, 10).Sum(digit => Math.Pow(counts[place, digit] - (Draws / 10.0), 2) / (Draws / 10.0));
            Assert.InRange(chiSquare, 0, 45);
        }
    }

    [Fact]
    public void A_derived_code_depends_on_the_challenge_the_pepper_and_the_length()
    {
        var hasher = NewHasher();
        var challenge = ChallengeId.New();

        Assert.Equal(hasher.Derive("2026", challenge, 10).Reveal(), hasher.Derive("2026", challenge, 10).Reveal());
        Assert.NotEqual(hasher.Derive("2026", challenge, 10).Reveal(), hasher.Derive("2026", ChallengeId.New(), 10).Reveal());
        Assert.NotEqual(hasher.Derive("2026", challenge, 10).Reveal(), hasher.Derive("2027", challenge, 10).Reveal());
        Assert.NotEqual(hasher.Derive("2026", challenge, 10).Reveal()[4..], hasher.Derive("2026", challenge, 6).Reveal());
    }

    private static CodeHasher NewHasher() => new(new Peppers(
        new PepperOptions
        {
            Keys = new Dictionary<string, byte[]> { ["2026"] = Engine.Pepper("one"), ["2027"] = Engine.Pepper("two") },
            Current = "2026",
        },
        NullLogger<CodeHasher>.Instance));

    private Engine NewEngine(Action<PepperOptions>? peppers = null, ResendMode mode = ResendMode.SameCode) => new(store, builder => builder
        .AddCodeVerifier(ClientPolicy.DefaultVerifier, verifier => (verifier.Gateways, verifier.Resend) = (["recording"], mode))
        .UsePeppers(peppers ?? (static o => o.Keys["2026"] = Engine.Pepper("one"))));
}

using SmsAuth.Challenges;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class BindingTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public async Task A_bound_challenge_needs_the_code_verifier_and_a_missing_one_costs_no_try()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync(more: [("code_challenge", Challenge), ("code_challenge_method", "S256")]);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("invalid_grant", (await host.TokenAsync(code, id)).Error);
            Assert.Equal("invalid_grant", (await host.TokenAsync(code, id, more: ("code_verifier", new string('a', 43)))).Error);
            Assert.Equal("invalid_grant", (await host.TokenAsync(code)).Error);
        }

        Assert.Equal(200, (await host.TokenAsync(code, id, more: ("code_verifier", Verifier))).Status);
    }

    [Fact]
    public async Task A_code_verifier_for_a_challenge_that_is_not_bound_is_refused()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();
        Assert.Equal("invalid_grant", (await host.TokenAsync(code, id, more: ("code_verifier", Verifier))).Error);
    }

    [Fact]
    public async Task A_strangers_bound_challenge_does_not_hide_ones_own()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (_, mine) = await host.SendCodeAsync();
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.ChallengeAsync(more: [("code_challenge", Challenge), ("code_challenge_method", "S256")]);
        Assert.Equal(200, (await host.TokenAsync(mine)).Status);
    }

    [Theory]
    [InlineData(Challenge, null)]
    [InlineData(Challenge, "plain")]
    [InlineData(Challenge, "s256")]
    [InlineData(null, "S256")]
    [InlineData("short", "S256")]
    [InlineData(Challenge + "A", "S256")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "S256")]
    public async Task Only_S256_binds(string? challenge, string? method)
    {
        await using var host = await SmsOtpHost.StartAsync();
        var refused = await host.ChallengeAsync(more: [("code_challenge", challenge), ("code_challenge_method", method)]);
        Assert.Equal((400, "invalid_request"), (refused.Status, refused.Error));
        Assert.Empty(host.Texts);
    }

    [Fact]
    public void The_code_challenge_is_that_of_the_rfcs_example() => Assert.Equal(Challenge, ProofKey.CodeChallengeOf(Verifier));
}

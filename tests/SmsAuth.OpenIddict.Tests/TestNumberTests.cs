using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class TestNumberTests
{
    private const string Code = "246813";

    [Fact]
    public async Task A_test_number_signs_in_as_others_do_but_for_the_text_and_its_flag_in_amr_which_a_refresh_keeps()
    {
        await using var host = await WithTestNumberAsync();
        var challenge = await host.ChallengeAsync();
        Assert.Equal((200, "sms", "6"), (challenge.Status, challenge["channel"], challenge["code_length"]));
        Assert.Empty(host.Texts);

        var token = await host.TokenAsync(Code, challenge["challenge_id"], scope: "openid offline_access");
        var refreshed = await host.RefreshAsync(token["refresh_token"]!);

        Assert.All([token["access_token"], token["id_token"], refreshed["access_token"], refreshed["id_token"]], static jwt =>
            Assert.Equal(["sms", "otp", "test"], new JsonWebToken(jwt).Claims.Where(static c => c.Type == "amr").Select(static c => c.Value)));
    }

    [Fact]
    public async Task A_test_number_of_one_client_is_like_any_other_for_another_client()
    {
        await using var host = await WithTestNumberAsync();
        await host.AddClientAsync("other");
        var (id, code) = await host.SendCodeAsync(client: "other");

        var token = await host.TokenAsync(code, id, client: "other", scope: "openid");

        Assert.Equal(["sms", "otp"], new JsonWebToken(token["id_token"]).Claims.Where(static c => c.Type == "amr").Select(static c => c.Value));
    }

    [Fact]
    public async Task A_wrong_code_of_a_test_number_is_refused_like_any_other()
    {
        await using var host = await WithTestNumberAsync();
        var challenge = await host.ChallengeAsync();

        Assert.Equal("invalid_grant", (await host.TokenAsync(SmsOtpHost.Wrong(Code), challenge["challenge_id"])).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(Code, challenge["challenge_id"], number: "+12025550101")).Error);
    }

    private static Task<SmsOtpHost> WithTestNumberAsync() => SmsOtpHost.StartAsync(static s => s.AddSmsAuth()
        .AddTestNumber(SmsOtpHost.Client, SmsOtpHost.Number, Code, TimeProvider.System.GetUtcNow().AddDays(30)));
}

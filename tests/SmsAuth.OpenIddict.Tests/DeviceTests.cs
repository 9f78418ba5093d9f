using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Challenges;
using SmsAuth.Devices;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class DeviceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public async Task A_device_token_is_given_on_request_only(string? remember)
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();

        var token = await host.TokenAsync(code, id, more: ("remember_device", remember));

        Assert.Equal(200, token.Status);
        Assert.False(token.Json.ContainsKey("device_token"));
    }

    [Theory]
    [InlineData("True")]
    [InlineData("1")]
    [InlineData("yes")]
    public async Task Anything_but_true_or_false_is_refused_and_the_code_still_works(string remember)
    {
        await using var host = await SmsOtpHost.StartAsync();
        var (id, code) = await host.SendCodeAsync();

        var refused = await host.TokenAsync(code, id, more: ("remember_device", remember));

        Assert.Equal((400, "invalid_request"), (refused.Status, refused.Error));
        Assert.Contains("remember_device", refused["error_description"], StringComparison.Ordinal);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task A_device_is_recognized_by_the_token_of_its_sign_in_and_not_after_that_was_revoked()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);

        Assert.NotNull((await StartedAsync(host, token)).DeviceId);

        var devices = host.Services.GetRequiredService<TrustedDevices>();
        Assert.Equal(1, await devices.RevokeAllAsync(host.Accounts.All.Single().Id));
        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null((await StartedAsync(host, token)).DeviceId);
    }

    [Fact]
    public async Task A_device_that_asks_again_gets_a_new_token_in_place_of_the_old_one()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var old = await TrustedAsync(host);
        var renewed = await TrustedAsync(host, old);

        Assert.NotEqual(old, renewed);
        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null((await StartedAsync(host, old)).DeviceId);
        Assert.NotNull((await StartedAsync(host, renewed)).DeviceId);
    }

    [Fact]
    public async Task A_device_token_that_counts_for_nothing_is_answered_like_none()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var foreign = await TrustedAsync(host, number: "+12025550101");
        var plain = await host.ChallengeAsync("+12025550110");

        var answers = new List<Wire>
        {
            await host.ChallengeAsync("+12025550111", more: ("device_token", foreign)),
            await host.ChallengeAsync("+12025550112", more: ("device_token", "nonsense")),
            await host.ChallengeAsync("+12025550113", more: ("device_token", foreign[..^2] + "AA")),
        };

        Assert.All(answers, answer =>
        {
            Assert.Equal(200, answer.Status);
            Assert.Equal(plain.Headers.Keys.Order(), answer.Headers.Keys.Order());
            Assert.Equal(Without(plain), Without(answer));
        });

        static string Without(Wire answer)
        {
            var json = answer.Json;
            json.Remove("challenge_id");
            return json.ToJsonString();
        }
    }

    [Fact]
    public async Task A_device_token_lets_nobody_in_by_itself()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);
        var challenge = await host.ChallengeAsync(more: ("device_token", token));
        var id = challenge["challenge_id"]!;
        var wrong = SmsOtpHost.Wrong(SmsOtpHost.CodeOf(host.Texts[0]));

        Assert.Equal("invalid_request", (await host.PostAsync(
            "connect/token", ("grant_type", "sms_otp"), ("client_id", SmsOtpHost.Client), ("phone_number", SmsOtpHost.Number), ("challenge_id", id), ("device_token", token))).Error);
        Assert.Equal("invalid_request", (await host.TokenAsync(token, id, more: ("device_token", token))).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(wrong, id, more: ("device_token", token))).Error);
        Assert.Equal("invalid_grant", (await host.RefreshAsync(token)).Error);
    }

    [Fact]
    public async Task No_log_holds_a_device_token()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);
        var renewed = await TrustedAsync(host, token);
        host.Time.Advance(TimeSpan.FromHours(2));
        await host.ChallengeAsync(more: ("device_token", token));

        host.Logs.AssertNowhere(token);
        host.Logs.AssertNowhere(renewed);
    }

    [Fact]
    public async Task A_stranger_who_floods_a_number_keeps_the_owner_with_a_device_token_neither_from_a_code_nor_from_signing_in()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);
        host.Time.Advance(TimeSpan.FromHours(2));
        await FloodAsync(host);

        // Without the token the owner is a stranger too.
        Assert.Equal(429, (await host.ChallengeAsync()).Status);

        var challenge = await host.ChallengeAsync(more: ("device_token", token));
        Assert.Equal(200, challenge.Status);
        var code = SmsOtpHost.CodeOf(host.Texts[0]);
        var id = challenge["challenge_id"]!;

        // The failures of the number are used up, also for the right code at the device's challenge without its id.
        Assert.Equal("invalid_grant", (await host.TokenAsync(code)).Error);
        await FloodAsync(host);

        Assert.Equal("invalid_grant", (await host.TokenAsync(SmsOtpHost.Wrong(code), id)).Error);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task A_stranger_without_the_challenge_id_uses_up_nothing_of_the_device()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);
        host.Time.Advance(TimeSpan.FromHours(2));
        var challenge = await host.ChallengeAsync(more: ("device_token", token));
        var code = SmsOtpHost.CodeOf(host.Texts[0]);

        for (var i = 0; i < 30; i++) Assert.Equal("invalid_grant", (await host.TokenAsync(SmsOtpHost.Wrong(code))).Error);

        Assert.Equal(200, (await host.TokenAsync(code, challenge["challenge_id"])).Status);
    }

    [Fact]
    public async Task A_device_has_a_budget_too_and_no_more_guesses_than_it()
    {
        await using var host = await SmsOtpHost.StartAsync();
        var token = await TrustedAsync(host);
        var wrong = 0;
        for (var round = 0; round < 4; round++)
        {
            host.Time.Advance(TimeSpan.FromHours(1.5));
            if (await host.ChallengeAsync(more: ("device_token", token)) is not { Status: 200 } challenge) continue;
            var code = SmsOtpHost.CodeOf(host.Texts[0]);
            for (var i = 0; i < 5; i++)
            {
                await host.TokenAsync(SmsOtpHost.Wrong(code), challenge["challenge_id"]);
                wrong = Math.Max(wrong, await AttemptsAsync(host, challenge) + (5 * round));
            }
        }

        Assert.InRange(wrong, 5, 10);
    }

    // Asks for texts from an address of its own each hour, and guesses blindly, until both are refused.
    private static async Task FloodAsync(SmsOtpHost host)
    {
        for (var i = 0; i < 20; i++)
        {
            // Of challenges of the same moment any may be the newest.
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await host.ChallengeAsync();
            for (var guess = 0; guess < 2; guess++) Assert.Equal("invalid_grant", (await host.TokenAsync("000000")).Error);
        }
    }

    private static async Task<int> AttemptsAsync(SmsOtpHost host, Wire challenge) => (await host.FindChallengeAsync(challenge["challenge_id"]!)).Attempts;

    private static async Task<string> TrustedAsync(SmsOtpHost host, string? deviceToken = null, string number = SmsOtpHost.Number)
    {
        host.Time.Advance(TimeSpan.FromHours(1));
        var (id, code) = await host.SendCodeAsync(number, more: ("device_token", deviceToken));
        var token = await host.TokenAsync(code, id, number, more: ("remember_device", "true"));
        Assert.Equal(200, token.Status);
        return token["device_token"]!;
    }

    private static async Task<Challenge> StartedAsync(SmsOtpHost host, string token)
    {
        var answer = await host.ChallengeAsync(more: ("device_token", token));
        Assert.Equal(200, answer.Status);
        return await host.FindChallengeAsync(answer["challenge_id"]!);
    }
}

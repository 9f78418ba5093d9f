using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth.Fraud;
using SmsAuth.Humanity;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class FraudTests
{
    private const string Person = "token-of-a-person";

    [Fact]
    public async Task A_captcha_is_required_and_its_token_lets_the_text_go_out()
    {
        await using var host = await SmsOtpHost.StartAsync(WithCaptcha);
        await host.AddClientAsync("careful", new SmsOtpClientSettings { Captcha = CaptchaMode.Always });

        var refused = await host.ChallengeAsync(client: "careful");
        Assert.Equal((400, "captcha_required"), (refused.Status, refused["error"]));
        Assert.Equal(400, (await host.ChallengeAsync(client: "careful", more: ("captcha_token", "token-of-a-machine"))).Status);
        Assert.Empty(host.Texts);

        var started = await host.ChallengeAsync(client: "careful", more: ("captcha_token", Person));
        Assert.Equal(200, started.Status);
        Assert.Single(host.Texts);
        Assert.Equal(200, (await host.ChallengeAsync()).Status);

        host.Time.Advance(TimeSpan.FromMinutes(2));
        var resend = await host.ChallengeAsync(client: "careful", more: ("challenge_id", started["challenge_id"]));
        Assert.Equal("captcha_required", resend["error"]);
        Assert.Equal(200, (await host.ChallengeAsync(client: "careful", more: [("challenge_id", started["challenge_id"]), ("captcha_token", Person)])).Status);
        host.Logs.AssertNowhere(Person);
    }

    [Fact]
    public async Task A_captcha_token_is_bounded()
    {
        await using var host = await SmsOtpHost.StartAsync(WithCaptcha);

        var refused = await host.ChallengeAsync(more: ("captcha_token", new string('x', 8193)));

        Assert.Equal((400, "invalid_request"), (refused.Status, refused["error"]));
    }

    [Fact]
    public async Task A_fixed_line_is_refused_by_the_guard_and_served_where_configured()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("voice", new SmsOtpClientSettings { Guard = new FraudModes { NumberTypes = GuardMode.Off } });

        var refused = await host.ChallengeAsync("+4930123456");
        Assert.Equal((400, "access_denied"), (refused.Status, refused["error"]));
        Assert.Equal(200, (await host.ChallengeAsync("+4930123456", "voice")).Status);
    }

    [Fact]
    public async Task A_prefix_that_has_its_texts_is_told_to_slow_down()
    {
        await using var host = await SmsOtpHost.StartAsync(static services =>
            services.AddSmsAuth().ConfigureFraudGuard(static o => o.Velocity.PerHour = 1));

        Assert.Equal(200, (await host.ChallengeAsync()).Status);
        var refused = await host.ChallengeAsync("+12025550101");

        Assert.Equal((429, "slow_down"), (refused.Status, refused["error"]));
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.DoesNotContain("prefix", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_that_the_client_denies_is_not_served()
    {
        await using var host = await SmsOtpHost.StartAsync();
        await host.AddClientAsync("nordic", new SmsOtpClientSettings { DeniedCountries = { "us" } });

        Assert.Equal("access_denied", (await host.ChallengeAsync(client: "nordic"))["error"]);
        Assert.Equal(200, (await host.ChallengeAsync("+46701740605", "nordic")).Status);
    }

    [Fact]
    public void Settings_survive_the_way_through_an_application()
    {
        var stored = new Dictionary<string, string>();
        StoredClientSettings.Write(
            new SmsOtpClientSettings
            {
                DeniedCountries = { "cu" },
                Guard = new FraudModes { NumberTypes = GuardMode.Monitor, Velocity = GuardMode.Off },
                Captcha = CaptchaMode.WhenRisky,
            },
            stored);

        var policy = StoredClientSettings.Read("app", stored);

        Assert.Equal("monitor", stored["sms_otp:guard:number_types"]);
        Assert.Equal("when_risky", stored["sms_otp:captcha"]);
        Assert.Equal(new FraudModes { NumberTypes = GuardMode.Monitor, Velocity = GuardMode.Off }, policy.Guard);
        Assert.Equal(CaptchaMode.WhenRisky, policy.Captcha);
        Assert.Equal(["CU"], policy.DeniedCountries!);
    }

    [Theory]
    [InlineData("sms_otp:captcha", "sometimes")]
    [InlineData("sms_otp:guard:velocity", "1")]
    [InlineData("sms_otp:guard:speed", "off")]
    [InlineData("sms_otp:denied_countries", "Cuba")]
    public void A_setting_that_cannot_be_read_is_an_error_that_names_it(string key, string value)
    {
        var error = Assert.Throws<FormatException>(() => StoredClientSettings.Read("app", new Dictionary<string, string> { [key] = value }));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    private static void WithCaptcha(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ICaptchaVerifier, Verifier>());

    private sealed class Verifier : ICaptchaVerifier
    {
        public Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken) =>
            Task.FromResult(token == Person ? CaptchaVerdict.Person : CaptchaVerdict.NotProven);
    }
}

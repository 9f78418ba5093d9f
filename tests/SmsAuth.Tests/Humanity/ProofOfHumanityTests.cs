using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Humanity;
using SmsAuth.Tests.Fraud;

namespace SmsAuth.Tests.Humanity;

public sealed class ProofOfHumanityTests
{
    private const string Good = "a-token-of-a-person";

    [Fact]
    public async Task By_default_nobody_is_asked()
    {
        await using var engine = Captcha(CaptchaMode.Never);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, token: null));
    }

    [Fact]
    public async Task Always_means_before_every_text_and_a_token_of_a_person_lets_it_go_out()
    {
        await using var engine = Captcha(CaptchaMode.Always);

        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null));
        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, "a token of a machine"));
        Assert.Empty(engine.Gateway.Handed);
        var started = Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Good));

        Assert.IsType<StartOutcome.CaptchaRequired>(await engine.ResendAsync(started.Challenge));
        Assert.IsType<StartOutcome.Started>(await engine.ResendAsync(started.Challenge, static r => r with { CaptchaToken = Good }));
        engine.Logs.AssertNowhere(Good);
    }

    [Fact]
    public async Task The_mode_of_a_client_comes_first()
    {
        await using var engine = Captcha(CaptchaMode.Never);

        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null, Engine.App with { Captcha = CaptchaMode.Always }));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, token: null));
    }

    [Fact]
    public async Task Without_a_service_nothing_is_proven()
    {
        await using var engine = FraudSetups.Guarded();

        Assert.IsType<StartOutcome.Unavailable>(await StartAsync(engine, Good, Engine.App with { Captcha = CaptchaMode.Always }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_service_is_out_of_order_nothing_goes_out_unless_configured(bool failClosed)
    {
        await using var engine = Captcha(CaptchaMode.Always, o => o.FailClosed = failClosed);

        var outcome = await StartAsync(engine, "throw");

        Assert.Equal(failClosed ? typeof(StartOutcome.Unavailable) : typeof(StartOutcome.Started), outcome.GetType());
        Assert.Contains(engine.Logs.Entries, static e => e.EventId.Id == 1852);
        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null));
    }

    [Fact]
    public async Task A_text_is_risky_when_the_guard_found_something_that_it_only_monitors()
    {
        await using var engine = Captcha(CaptchaMode.WhenRisky, guard: static o => (o.Countries.Mode, o.Countries.Denied) = (GuardMode.Monitor, ["US"]));

        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Good));
    }

    [Fact]
    public async Task A_text_is_risky_when_its_prefix_has_used_half_of_its_limit()
    {
        await using var engine = Captcha(CaptchaMode.WhenRisky, guard: static o => o.Velocity.PerHour = 4);

        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, token: null));
        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, Good));
    }

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7", "198.51.100.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public async Task A_text_is_risky_when_its_network_asked_several_times_in_the_hour(string address, string neighbour, string other)
    {
        await using var engine = Captcha(CaptchaMode.WhenRisky);
        for (var i = 0; i < 3; i++) Assert.IsType<StartOutcome.Started>(await StartAsync(engine, token: null, address: address));

        Assert.IsType<StartOutcome.CaptchaRequired>(await StartAsync(engine, token: null, address: neighbour));
        Assert.IsType<StartOutcome.Started>(await StartAsync(engine, token: null, address: other));
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, true)]
    public void Any_risk_is_one(bool findings, bool prefix, bool address, bool risky) =>
        Assert.Equal(risky, new RiskFacts(findings, prefix, address).AnyRisk);

    [Fact]
    public void A_mode_that_needs_a_service_is_refused_without_one()
    {
        var services = new ServiceCollection();
        services.AddSmsAuth().ConfigureCaptcha(static o => o.Mode = CaptchaMode.WhenRisky);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<CaptchaOptions>>().Value);
        Assert.Contains("SmsAuth:Captcha:Mode", error.Message, StringComparison.Ordinal);
    }

    private static Engine Captcha(CaptchaMode mode, Action<CaptchaOptions>? configure = null, Action<FraudOptions>? guard = null) => FraudSetups.Guarded(
        guard,
        builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<ICaptchaVerifier, Verifier>());
            builder.ConfigureCaptcha(options =>
            {
                options.Mode = mode;
                configure?.Invoke(options);
            });
        });

    private static Task<StartOutcome> StartAsync(Engine engine, string? token, ClientPolicy? client = null, string address = "203.0.113.1") =>
        engine.StartAsync(client, r => r with { CaptchaToken = token, Caller = new Caller(IPAddress.Parse(address)) });

    private sealed class Verifier : ICaptchaVerifier
    {
        public Task<CaptchaVerdict> VerifyAsync(string token, IPAddress? address, CancellationToken cancellationToken) => token switch
        {
            Good => Task.FromResult(CaptchaVerdict.Person),
            "throw" => throw new HttpRequestException($"response={token}"),
            _ => Task.FromResult(CaptchaVerdict.NotProven),
        };
    }
}

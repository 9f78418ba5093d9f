using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Captcha.Tests;

/// <summary>What every captcha service promises.</summary>
public abstract class CaptchaContract : IAsyncLifetime
{
    protected const string Token = "a-token-as-the-widget-makes-it";
    private const string Secret = "a-secret-key-of-ours";
    private static readonly IPAddress Address = IPAddress.Parse("198.51.100.7");

    private readonly CapturedLogs logs = new();
    private readonly FakeTimeProvider time = new();

    protected Service Service { get; private set; } = null!;

    /// <summary>The answer to the token of a person on <c>login.example.com</c>.</summary>
    protected abstract string Success { get; }

    /// <summary>The longest token that is looked at.</summary>
    protected abstract int MaxTokenLength { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Service = await Service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Chooses the service under test.</summary>
    protected abstract void Use(SmsAuthBuilder builder, Action<SiteVerifyOptions> configure);

    [Fact]
    public async Task The_token_of_a_person_is_one_and_goes_out_with_the_secret_and_nothing_personal()
    {
        Service.Answer = (200, Success);

        Assert.Equal(CaptchaVerdict.Person, await VerifyAsync());

        var form = Assert.Single(Service.Asked);
        Assert.Equal((Secret, Token), (form["secret"], form["response"]));
        Assert.DoesNotContain("remoteip", form.Keys);
    }

    [Fact]
    public async Task The_address_goes_out_when_configured()
    {
        Service.Answer = (200, Success);

        Assert.Equal(CaptchaVerdict.Person, await VerifyAsync(static o => o.SendAddress = true));

        Assert.Equal("198.51.100.7", Assert.Single(Service.Asked)["remoteip"]);
    }

    [Theory]
    [InlineData(200, "invalid-input-response")]
    [InlineData(200, "timeout-or-duplicate")]
    [InlineData(200, "bad-request")]
    [InlineData(200, "sitekey-secret-mismatch")]
    [InlineData(400, "invalid-input-response")]
    [InlineData(200, "something-new")]
    public async Task What_a_token_can_provoke_is_never_an_outage(int status, string code)
    {
        Service.Answer = (status, $$"""{"success": false, "error-codes": ["{{code}}"]}""");

        Assert.Equal(CaptchaVerdict.NotProven, await VerifyAsync());
    }

    [Theory]
    [InlineData("invalid-input-secret")]
    [InlineData("missing-input-secret")]
    [InlineData("internal-error")]
    public async Task A_secret_that_is_not_known_or_an_error_of_the_service_is_an_outage(string code)
    {
        Service.Answer = (200, $$"""{"success": false, "error-codes": ["{{code}}"]}""");

        Assert.Equal(CaptchaVerdict.Unavailable, await VerifyAsync());
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>Sorry</html>")]
    [InlineData(200, """{"success": "true"}""")]
    [InlineData(200, """{"success": 1}""")]
    [InlineData(400, "Bad Request")]
    [InlineData(302, """{"success": true}""")]
    [InlineData(403, """{"success": true}""")]
    [InlineData(429, """{"success": true}""")]
    [InlineData(500, """{"success": true}""")]
    public async Task An_answer_that_is_none_is_an_outage(int status, string body)
    {
        Service.Answer = (status, body);

        Assert.Equal(CaptchaVerdict.Unavailable, await VerifyAsync());
        Assert.Single(Service.Asked);
    }

    [Fact]
    public async Task An_answer_without_end_is_an_outage()
    {
        Service.Answer = (200, Success + new string(' ', 100_000));

        Assert.Equal(CaptchaVerdict.Unavailable, await VerifyAsync());
    }

    [Fact]
    public async Task A_service_that_does_not_answer_within_its_time_is_an_outage()
    {
        Service.Answer = null;
        var asking = VerifyAsync();
        while (Service.Asked.IsEmpty) await Task.Delay(10, Cancellation);

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(CaptchaVerdict.Unavailable, await asking.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_an_outage()
    {
        await Service.DisposeAsync();

        Assert.Equal(CaptchaVerdict.Unavailable, await VerifyAsync());
    }

    [Theory]
    [InlineData("login.example.com", CaptchaVerdict.Person)]
    [InlineData("LOGIN.example.com", CaptchaVerdict.Person)]
    [InlineData("example.com", CaptchaVerdict.NotProven)]
    public async Task A_token_of_another_host_proves_nothing(string ours, CaptchaVerdict verdict)
    {
        Service.Answer = (200, Success);

        Assert.Equal(verdict, await VerifyAsync(o => o.Hostnames = [ours]));
    }

    [Fact]
    public async Task A_token_that_is_too_long_is_not_even_asked_about()
    {
        Service.Answer = (200, Success);

        Assert.Equal(CaptchaVerdict.NotProven, await VerifyAsync(token: new string('x', MaxTokenLength + 1)));
        Assert.Empty(Service.Asked);
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_token_is_ever_logged()
    {
        foreach (var answer in new (int, string)[] { (200, Success), (500, ""), (200, $$"""{"success": false, "error-codes": ["{{Secret}} {{Token}}"]}""") })
        {
            Service.Answer = answer;
            await VerifyAsync();
        }

        Assert.NotEmpty(logs.Entries);
        logs.AssertNowhere(Secret);
        logs.AssertNowhere(Token);
        Assert.Equal("[secret]", new CaptchaSecret(Secret).ToString());
    }

    [Theory]
    [InlineData("Secret", null, "https://captcha.example.com/", 5)]
    [InlineData("Endpoint", Secret, "http://captcha.example.com/", 5)]
    [InlineData("Timeout", Secret, "https://captcha.example.com/", 60)]
    public void A_setting_out_of_range_is_refused_by_name(string setting, string? secret, string endpoint, int seconds)
    {
        using var services = Services(o =>
        {
            o.Secret = secret is null ? null : new CaptchaSecret(secret);
            o.Endpoint = new Uri(endpoint);
            o.Timeout = TimeSpan.FromSeconds(seconds);
        });

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains($"SmsAuth:Captcha:{setting}", error.Message, StringComparison.Ordinal);
    }

    protected async Task<CaptchaVerdict> VerifyAsync(Action<SiteVerifyOptions>? configure = null, string token = Token)
    {
        await using var services = Services(options =>
        {
            options.Secret = new CaptchaSecret(Secret);
            options.Endpoint = Service.Endpoint;
            configure?.Invoke(options);
        });
        return await services.GetRequiredService<ICaptchaVerifier>().VerifyAsync(token, Address, Cancellation);
    }

    private ServiceProvider Services(Action<SiteVerifyOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSingleton<TimeProvider>(time);
        Use(services.AddSmsAuth(), configure);
        return services.BuildServiceProvider(validateScopes: true);
    }
}

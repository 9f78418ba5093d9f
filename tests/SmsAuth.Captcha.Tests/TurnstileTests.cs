using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Captcha.Turnstile;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.Tests;

public sealed class TurnstileTests : CaptchaContract
{
    protected override string Success =>
        """{"success": true, "challenge_ts": "2026-03-01T12:00:00.000Z", "hostname": "login.example.com", "error-codes": [], "action": "sign-in", "cdata": ""}""";

    protected override int MaxTokenLength => 2048;

    protected override void Use(SmsAuthBuilder builder, Action<SiteVerifyOptions> configure) => builder.UseTurnstile(configure);

    [Fact]
    public void It_is_where_it_is_documented_to_be() =>
        Assert.Equal("https://challenges.cloudflare.com/turnstile/v0/siteverify", new TurnstileOptions().Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("sign-in", CaptchaVerdict.Person)]
    [InlineData("comment", CaptchaVerdict.NotProven)]
    public async Task A_token_of_another_action_proves_nothing(string ours, CaptchaVerdict verdict)
    {
        Service.Answer = (200, Success);

        Assert.Equal(verdict, await VerifyAsync(o => ((TurnstileOptions)o).Action = ours));
    }
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Captcha.Recaptcha;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.Tests;

public sealed class RecaptchaTests : CaptchaContract
{
    protected override string Success => Scored(0.9);

    protected override int MaxTokenLength => 8192;

    protected override void Use(SmsAuthBuilder builder, Action<SiteVerifyOptions> configure) => builder.UseRecaptcha(configure);

    [Fact]
    public void It_is_where_it_is_documented_to_be() =>
        Assert.Equal("https://www.google.com/recaptcha/api/siteverify", new RecaptchaOptions().Endpoint.AbsoluteUri);

    [Theory]
    [InlineData(0.5, CaptchaVerdict.Person)]
    [InlineData(0.4, CaptchaVerdict.NotProven)]
    [InlineData(0, CaptchaVerdict.NotProven)]
    public async Task A_low_score_proves_nothing(double score, CaptchaVerdict verdict)
    {
        Service.Answer = (200, Scored(score));

        Assert.Equal(verdict, await VerifyAsync());
    }

    [Theory]
    [InlineData("""{"success": true, "action": "comment", "score": 0.9, "hostname": "login.example.com"}""")]
    [InlineData("""{"success": true, "score": 0.9, "hostname": "login.example.com"}""")]
    [InlineData("""{"success": true, "action": "sms_otp", "hostname": "login.example.com"}""")]
    public async Task A_token_of_another_action_or_without_a_score_proves_nothing(string answer)
    {
        Service.Answer = (200, answer);

        Assert.Equal(CaptchaVerdict.NotProven, await VerifyAsync());
    }

    private static string Scored(double score) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"success": true, "score": {{score}}, "action": "sms_otp", "challenge_ts": "2026-03-01T12:00:00Z", "hostname": "login.example.com"}""");
}

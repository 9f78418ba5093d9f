using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Captcha.HCaptcha;
using SmsAuth.Captcha.SiteVerify;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.Tests;

public sealed class HCaptchaTests : CaptchaContract
{
    protected override string Success => """{"success": true, "challenge_ts": "2026-03-01T12:00:00.000000Z", "hostname": "login.example.com", "credit": false}""";

    protected override int MaxTokenLength => 8192;

    protected override void Use(SmsAuthBuilder builder, Action<SiteVerifyOptions> configure) => builder.UseHCaptcha(configure);

    [Fact]
    public void It_is_where_it_is_documented_to_be() => Assert.Equal("https://api.hcaptcha.com/siteverify", new HCaptchaOptions().Endpoint.AbsoluteUri);

    [Fact]
    public async Task The_site_key_goes_out_when_configured()
    {
        Service.Answer = (200, Success);

        Assert.Equal(CaptchaVerdict.Person, await VerifyAsync(static o => ((HCaptchaOptions)o).SiteKey = "10000000-ffff-ffff-ffff-000000000001"));

        Assert.Equal("10000000-ffff-ffff-ffff-000000000001", Assert.Single(Service.Asked)["sitekey"]);
    }
}

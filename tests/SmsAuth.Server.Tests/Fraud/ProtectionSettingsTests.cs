using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Fraud;

public sealed class ProtectionSettingsTests
{
    [Fact]
    public async Task Settings_of_the_guard_the_captcha_and_the_webhook_are_read()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            ("SmsAuth:Fraud:Countries:Denied:0", "CU"),
            ("SmsAuth:Fraud:NumberTypes:Refused", "PremiumRate, Pager"),
            ("SmsAuth:Fraud:Verifiers:default:Velocity", "Monitor"),
            ("SmsAuth:Captcha:Provider", "Turnstile"),
            ("SmsAuth:Captcha:Secret", "a-secret"),
            ("SmsAuth:Captcha:Mode", "Always"),
            ("SmsAuth:Captcha:Risk:AddressPerHour", "5"),
            ("SmsAuth:Alerts:Webhook:Url", "https://alerts.example.com/hook"),
            ("SmsAuth:Alerts:Webhook:Secret", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "demo-app", ["phone_number"] = "+12025550100" });
        using var response = await server.Client.PostAsync(new Uri("connect/sms_otp", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Contains("captcha_required", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SmsAuth:Fraud:Speed:Mode", "Off", "there is no such setting")]
    [InlineData("SmsAuth:Fraud:Velocity:PerHuor", "1", "there is no such setting")]
    [InlineData("SmsAuth:Fraud:Velocity", "Off", "holds settings")]
    [InlineData("SmsAuth:Fraud:Velocity:Mode", "Sometimes", "Sometimes")]
    [InlineData("SmsAuth:Fraud:Countries:Denied:0", "Cuba", "ISO 3166-1")]
    [InlineData("SmsAuth:Fraud:Verifiers:nobody:Velocity", "Off", "there is no such verifier")]
    [InlineData("SmsAuth:Captcha:Mode", "Always", "needs a captcha service")]
    [InlineData("SmsAuth:Captcha:Provider", "Turnstile", "SmsAuth:Captcha:Secret")]
    [InlineData("SmsAuth:Captcha:SiteKey", "x", "HCaptcha")]
    [InlineData("SmsAuth:Alerts:Webhook:Url", "http://alerts.example.com/", "https")]
    public async Task A_setting_that_cannot_be_read_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", (setting, value));
        refusal.MustName(because);
    }
}

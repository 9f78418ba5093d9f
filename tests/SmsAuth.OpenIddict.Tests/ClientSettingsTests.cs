using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Recycling;

namespace SmsAuth.OpenIddict.Tests;

public sealed class ClientSettingsTests
{
    [Fact]
    public void Settings_survive_the_way_through_an_application()
    {
        var application = new OpenIddictApplicationDescriptor().AllowSmsOtp(new SmsOtpClientSettings
        {
            Verifier = "nordic",
            AutomaticSignUp = false,
            AllowedCountries = { "se", "NO" },
            ChallengeIdRequired = true,
            NumberRecycling = RecyclingPolicy.RequireStep,
            ResendAfter = TimeSpan.FromSeconds(90),
            AndroidAppHash = "FA+9qCX9VSu",
        });

        var policy = StoredClientSettings.Read("app", application.Settings);
        Assert.Equal(("app", "nordic", false, true), (policy.ClientId, policy.Verifier, policy.AutomaticSignUp, policy.ChallengeIdRequired));
        Assert.Equal(["NO", "SE"], policy.AllowedCountries!.Order());
        Assert.Equal(RecyclingPolicy.RequireStep, policy.NumberRecycling);
        Assert.Equal((TimeSpan.FromSeconds(90), "FA+9qCX9VSu"), (policy.ResendAfter, StoredClientSettings.ReadAndroidAppHash(application.Settings)));
        Assert.Contains("gt:sms_otp", application.Permissions);
    }

    [Fact]
    public void An_application_without_settings_has_the_defaults()
    {
        var policy = StoredClientSettings.Read("app", new Dictionary<string, string>());
        Assert.Equal(("default", true, false), (policy.Verifier, policy.AutomaticSignUp, policy.ChallengeIdRequired));
        Assert.Null(policy.AllowedCountries);
        Assert.Null(policy.NumberRecycling);
        Assert.Null(policy.ResendAfter);
        Assert.Null(StoredClientSettings.ReadAndroidAppHash(new Dictionary<string, string>()));
    }

    [Theory]
    [InlineData("sms_otp:verifier", "")]
    [InlineData("sms_otp:automatic_sign_up", "True")]
    [InlineData("sms_otp:automatic_sign_up", "")]
    [InlineData("sms_otp:challenge_id_required", "1")]
    [InlineData("sms_otp:allowed_countries", "Sweden")]
    [InlineData("sms_otp:number_recycling", "RequireStep")]
    [InlineData("sms_otp:allowed_countries", "SE,NO")]
    [InlineData("sms_otp:resend_after", "601")]
    [InlineData("sms_otp:resend_after", "1.5")]
    [InlineData("sms_otp:resend_after", "-1")]
    [InlineData("sms_otp:allowed_countries", " ")]
    public void A_setting_that_cannot_be_read_is_an_error_that_names_it(string key, string value)
    {
        var error = Assert.Throws<FormatException>(() => StoredClientSettings.Read("app", new Dictionary<string, string> { [key] = value }));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_out_of_range_is_refused_when_it_is_made()
    {
        SmsOtpClientSettings[] wrong =
        [
            new() { AllowedCountries = { "Sweden" } },
            new() { AndroidAppHash = "FA+9qCX9VS" },
            new() { AndroidAppHash = "FA+9qCX9VS\n" },
            new() { ResendAfter = TimeSpan.FromSeconds(601) },
            new() { ResendAfter = TimeSpan.FromMilliseconds(1500) },
            new() { ResendAfter = TimeSpan.FromSeconds(-1) },
        ];
        Assert.All(wrong, static w => Assert.Throws<ArgumentException>(() => new OpenIddictApplicationDescriptor().AllowSmsOtp(w)));
    }
}

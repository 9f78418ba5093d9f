using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Verifiers;

public sealed class VerifierSettingsTests
{
    [Fact]
    public async Task In_development_a_verifier_may_be_changed_without_repeating_that_it_uses_the_outbox()
    {
        using var folder = new ServerFolder();

        await using var server = await ServerProcess.StartAsync(folder, "Development", ("SmsAuth:Verifiers:default:ResendAfter", "00:00:01"));

        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_settings_are_checked_too()
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", ("SmsAuth:Verifiers:default:Tries", "50"));

        refusal.MustName("default", "Tries", "1 to 10");
    }

    [Fact]
    public async Task In_development_a_channel_may_be_offered_without_saying_that_it_uses_the_outbox()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            ("SmsAuth:Verifiers:default:Channels:voice:After", "0"),
            ("SmsAuth:Verifiers:default:Resend", "SameCode"));
        using var form = new FormUrlEncodedContent(
            [new("client_id", "demo-app"), new("phone_number", "+12025550100"), new("channel", "voice")]);

        using var response = await server.Client.PostAsync(new Uri("connect/sms_otp", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Contains("\"channel\":\"voice\"", (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"channel\":\"voice\"", await server.Client.GetStringAsync("/outbox.json", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Channels:voice:Gateways:0", "pigeon", "pigeon")]
    [InlineData("Channels:voice:Gatways:0", "outbox", "there is no such setting")]
    [InlineData("Channels:voice", "outbox", "not a value")]
    [InlineData("Channels:Voice:After", "1", "a-z 0-9 - _")]
    [InlineData("Resend", "Both", "Resend")]
    public async Task A_channel_that_cannot_be_offered_is_refused_by_name(string setting, string value, string because)
    {
        using var folder = new ServerFolder();

        var refusal = await ServerProcess.RefusalAsync(folder, "Development", ($"SmsAuth:Verifiers:default:{setting}", value));

        refusal.MustName("default", setting.Split(':')[0], because);
    }

    [Fact]
    public async Task In_production_the_outbox_is_no_gateway_of_a_channel_either()
    {
        using var folder = new ServerFolder();
        folder.MakeProductionKeys();

        var refusal = await ServerProcess.RefusalAsync(
            folder, "Production", [.. ServerProcess.ProductionSettings(folder), ("SmsAuth:Verifiers:default:Channels:voice:Gateways:0", "outbox")]);

        refusal.MustName("SmsAuth:Verifiers:default:Channels:voice:Gateways", "outbox");
    }
}

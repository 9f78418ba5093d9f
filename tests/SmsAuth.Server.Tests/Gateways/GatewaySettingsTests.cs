using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Gateways;

public sealed class GatewaySettingsTests : IDisposable
{
    private const string Gateway = "SmsAuth:Gateways:bird";
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_wrong_with_a_gateway_is_told_at_start_setting_by_setting_and_without_its_secret()
    {
        var refusal = await ServerProcess.RefusalAsync(
            folder,
            "Development",
            ($"{Gateway}:Type", "messagebird"),
            ($"{Gateway}:AccessKey", "a secret!"),
            ($"{Gateway}:Orginator", "Example"),
            ("SmsAuth:Routes:AttemptTimeout", "00:01:00"));

        refusal.MustName($"{Gateway}:AccessKey", $"{Gateway}:Orginator", $"{Gateway}:Originator", "there is no such setting", "SmsAuth:Routes:AttemptTimeout");
        Assert.DoesNotContain("a secret!", refusal.Errors + refusal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_a_kind_and_one_with_lists_are_refused_by_name()
    {
        var refusal = await ServerProcess.RefusalAsync(
            folder, "Development", ($"{Gateway}:AccessKey", "abcdefgh"), ("SmsAuth:Gateways:other:Type", "pigeon"), ("SmsAuth:Gateways:other:Sender:0", "Example"));

        refusal.MustName($"{Gateway}:Type", "SmsAuth:Gateways:other:Sender");
    }

    [Fact]
    public async Task A_kind_that_there_is_not_and_a_country_that_there_is_not_are_refused_by_name()
    {
        var kind = await ServerProcess.RefusalAsync(folder, "Development", ($"{Gateway}:Type", "pigeon"));
        kind.MustName($"{Gateway}:Type", "pigeon", "messagebird");

        var country = await ServerProcess.RefusalAsync(folder, "Development", ("SmsAuth:Verifiers:default:Countries:outbox:0", "XX"), ("SmsAuth:Verifiers:default:Countries:bird:0", "SE"));
        country.MustName("Countries:outbox", "'XX'", "Countries:bird", "there is no gateway 'bird'");
    }

    [Fact]
    public async Task Numbers_are_texted_by_the_gateway_of_their_country_and_others_are_not_served()
    {
        await using var server = await ServerProcess.StartAsync(
            folder,
            "Development",
            [
                ($"{Gateway}:Type", "messagebird"),
                ($"{Gateway}:AccessKey", "{{ $env.SMSAUTH_NOT_THERE }}"),
                ($"{Gateway}:Originator", "Example"),
                ("SmsAuth:Verifiers:default:Gateways:0", "bird"),
                ("SmsAuth:Verifiers:default:Gateways:1", "outbox"),
                ("SmsAuth:Verifiers:default:Countries:bird:0", "US"),
                ("SmsAuth:Verifiers:default:Countries:bird:1", "SE"),
                ("SmsAuth:Verifiers:default:Countries:outbox:0", "US"),
                .. DemoPhone.WithoutLimits,
            ]);
        var phone = new DemoPhone(server);

        // The first gateway of the country has no key, and the next one takes over.
        Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync("+12025550100"))).Status);
        Assert.Contains("$env.SMSAUTH_NOT_THERE", server.Output, StringComparison.Ordinal);

        var (unavailable, swedish) = await phone.PostAsync("connect/sms_otp", ("phone_number", "+46701740605"));
        Assert.Equal((503, "temporarily_unavailable"), (unavailable, $"{swedish["error"]}"));
        var (denied, german) = await phone.PostAsync("connect/sms_otp", ("phone_number", "+4915123456789"));
        Assert.Equal((400, "access_denied"), (denied, $"{german["error"]}"));
    }
}

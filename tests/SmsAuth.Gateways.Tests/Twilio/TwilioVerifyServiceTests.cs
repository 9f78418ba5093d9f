using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Codes;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Tests.Twilio;

public sealed class TwilioVerifyServiceTests : VerifyServiceContract
{
    private const string Account = "AC0123456789abcdef0123456789abcdef";
    private const string Key = "SK0123456789abcdef0123456789abcdef";
    private const string ServiceSid = "VA0123456789abcdef0123456789abcdef";
    private const string Verification = "VE00112233445566778899aabbccddeeff";

    protected override string Type => "twilio";

    protected override (Exchange Answer, string VerificationId) Started => (Answer(201, "pending"), Verification);

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> StartRefusals =>
    [
        (Error(400, 60200, "Invalid parameter `To`: +12025550123"), SendProblem.InvalidNumber),
        (Error(400, 60200, "Invalid parameter: To"), SendProblem.InvalidNumber),
        (Error(400, 60200, "Invalid parameter: Channel"), SendProblem.Misconfigured),
        (Error(400, 21211, "Invalid 'To' Phone Number"), SendProblem.InvalidNumber),
        (Error(403, 60205, "SMS is not supported by landline phone number"), SendProblem.InvalidNumber),
        (Error(403, 60605, "Verification delivery attempt blocked"), SendProblem.NotServed),
        (Error(400, 60220, "Messages to China require use case vetting"), SendProblem.NotServed),
        (Error(403, 60410, "The destination phone number +1 202 555 0123 has been temporarily blocked"), SendProblem.Blocked),
        (Error(403, 60238, "Verification creation attempt is blocked by Twilio"), SendProblem.Blocked),
        (Error(429, 60203, "Max send attempts reached"), SendProblem.Throttled),
        (Error(429, 60212, "Too many concurrent requests for phone number"), SendProblem.Throttled),
        (Error(429, 20429, "Too Many Requests"), SendProblem.Throttled),
        (Error(401, 20003, $"Authenticate with {Secret}"), SendProblem.Unauthorized),
        (Error(404, 20404, $"The requested resource /Services/{ServiceSid} was not found"), SendProblem.Misconfigured),
        (Error(403, 60204, "Service does not support this feature"), SendProblem.Misconfigured),
        (Error(400, 60223, "Delivery channel disabled"), SendProblem.Misconfigured),
        (Error(500, 20500, "Internal Server Error"), SendProblem.Unavailable),
        (Answer(201, "approved"), SendProblem.Unknown),
        (Answer(200, "pending"), SendProblem.Unknown),
        (Answer(201, "pending", sid: "VE12"), SendProblem.Unknown),
        (Answer(201, "pending", sid: "SM00112233445566778899aabbccddeeff"), SendProblem.Unknown),
    ];

    protected override Exchange Approval => Answer(200, "approved", "true");

    protected override IEnumerable<(Exchange Answer, VerifyAnswer Answered)> CheckRefusals =>
    [
        (Answer(200, "pending"), new VerifyAnswer.Rejected()),
        (Answer(201, "pending"), new VerifyAnswer.Rejected()),
        (Error(400, 60200, "Invalid parameter: Code"), new VerifyAnswer.Rejected()),
        (Answer(200, "canceled"), new VerifyAnswer.Ended("")),
        (Answer(200, "max_attempts_reached"), new VerifyAnswer.Ended("")),
        (Answer(200, "deleted"), new VerifyAnswer.Ended("")),
        (Answer(200, "failed"), new VerifyAnswer.Ended("")),
        (Answer(200, "expired"), new VerifyAnswer.Ended("")),
        (Error(404, 20404, $"The requested resource /Services/{ServiceSid}/VerificationCheck was not found"), new VerifyAnswer.Ended("")),
        (Error(429, 60202, "Max check attempts reached"), new VerifyAnswer.Ended("")),
        (Error(429, 20429, $"Too Many Requests for {Code}"), new VerifyAnswer.Failed("", SendProblem.Throttled)),
        (Error(400, 60200, "Invalid parameter: VerificationSid"), new VerifyAnswer.Failed("", SendProblem.Misconfigured)),
        (Error(401, 20003, "Authenticate"), new VerifyAnswer.Failed("", SendProblem.Unauthorized)),
        (Error(503, 20503, "Service unavailable"), new VerifyAnswer.Failed("", SendProblem.Unavailable)),
        (Answer(200, "approved", "false"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(200, "approved", "\"true\""), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(200, "approved", "null"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(200, "Approved", "true"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(200, "pending-approved", "true"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(202, "approved", "true"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Answer(200, "approved", "true", sid: "VE12"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (new Exchange(200, """{"status": "approved", "valid": true}"""), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (new Exchange(404, "not found"), new VerifyAnswer.Failed("", SendProblem.Other)),
        (Error(404, 20404, "Not found") with { Status = 200 }, new VerifyAnswer.Failed("", SendProblem.Unknown)),
    ];

    [Fact]
    public async Task An_approval_is_created_or_ok()
    {
        Vendor.Answer = Approval with { Status = 201 };

        Assert.IsType<VerifyAnswer.Approved>(await Service.CheckAsync(new VerifyCheck(Verification, Text.To, OtpCode.Parse(Code)!), Token));
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("zh-TW", null)]
    [InlineData("tlh", null)]
    public async Task A_call_is_another_channel_and_a_language_that_Verify_has_not_is_not_asked_for(string language, string? locale)
    {
        Vendor.Answer = Started.Answer;

        await Service.StartAsync(new VerifyRequest(Text.To, Channel.Voice) { Language = language, Previous = Verification }, Token);

        var form = Assert.Single(Vendor.Requests).Form;
        Assert.Equal(("call", locale), (form["Channel"], form.GetValueOrDefault("Locale")));
        Assert.False(form.ContainsKey("VerificationSid"));
        Assert.Equal([Channel.Sms, Channel.Voice], Service.Channels);
    }

    [Fact]
    public async Task A_channel_that_it_has_not_starts_nothing()
    {
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(new VerifyRequest(Text.To, "fax"), Token)).Problem);
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("Example", "Example")]
    [InlineData("", null)]
    public async Task The_application_has_its_own_name_where_Twilio_allows_it(string application, string? named)
    {
        await using var services = ServicesFor(new(SettingsFor(Vendor.Address)) { ["OwnName"] = "yes" });
        Vendor.Answer = Started.Answer;

        await ServiceOf(services).StartAsync(new VerifyRequest(Text.To) { ApplicationName = application }, Token);

        Assert.Equal(named, Assert.Single(Vendor.Requests).Form.GetValueOrDefault("CustomFriendlyName"));
    }

    [Fact]
    public async Task An_API_key_signs_in_whole_or_not_at_all()
    {
        await using var whole = ServicesFor(new(SettingsFor(Vendor.Address)) { ["AuthToken"] = "", ["ApiKeySid"] = Key, ["ApiKeySecret"] = Secret + "Key" });
        await using var half = ServicesFor(new(SettingsFor(Vendor.Address)) { ["ApiKeySid"] = Key });
        Vendor.Answer = Started.Answer;

        Assert.IsType<SendOutcome.Accepted>(await ServiceOf(whole).StartAsync(new VerifyRequest(Text.To), Token));
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await ServiceOf(half).StartAsync(new VerifyRequest(Text.To), Token)).Problem);
        var check = new VerifyCheck(Verification, Text.To, OtpCode.Parse(Code)!);
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<VerifyAnswer.Failed>(await ServiceOf(half).CheckAsync(check, Token)).Problem);

        Assert.Equal(Basic(Key, Secret + "Key"), Assert.Single(Vendor.Requests).Headers["Authorization"]);
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["AccountSid"] = Account,
        ["AuthToken"] = Secret,
        ["VerifyServiceSid"] = ServiceSid,
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertStarts(Asked request)
    {
        Assert.Equal(("POST", $"/v2/Services/{ServiceSid}/Verifications", Basic(Account, Secret)), (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
        Assert.Equal(new Dictionary<string, string> { ["To"] = Text.To.E164, ["Channel"] = "sms", ["Locale"] = "en" }, request.Form);
    }

    protected override void AssertChecks(Asked request)
    {
        Assert.Equal(
            ("POST", $"/v2/Services/{ServiceSid}/VerificationCheck", Basic(Account, Secret)),
            (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
        Assert.Equal(new Dictionary<string, string> { ["VerificationSid"] = Verification, ["Code"] = Code }, request.Form);
    }

    private static IVerifyService ServiceOf(ServiceProvider services) => services.GetRequiredService<ServiceRoute>().Find(ProviderName)!;

    private static Exchange Answer(int http, string status, string valid = "false", string sid = Verification) => new(http, $$"""
        {
          "sid": "{{sid}}", "service_sid": "{{ServiceSid}}", "account_sid": "{{Account}}", "to": "+12025550123", "channel": "sms",
          "status": "{{status}}", "valid": {{valid}}, "amount": null, "payee": null, "date_created": "2026-11-23T12:00:00Z", "date_updated": "2026-11-23T12:00:00Z"
        }
        """);

    private static Exchange Error(int status, int code, string message) =>
        new(status, $$"""{"code": {{code}}, "message": "{{message}}", "more_info": "https://www.twilio.com/docs/errors/{{code}}", "status": {{status}}}""");

    private static string Basic(string user, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
}

using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Codes;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Tests.Vonage;

public sealed class VonageVerifyServiceTests : VerifyServiceContract
{
    private const string RequestId = "c11236f4-00bf-4b89-84ba-88b25df97315";

    protected override string Type => "vonage";

    protected override IReadOnlyList<string> Secrets => [Secret, VonageKey.Line];

    protected override (Exchange Answer, string VerificationId) Started => (new Exchange(202, $$"""{"request_id": "{{RequestId}}"}"""), RequestId);

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> StartRefusals =>
    [
        (VonageKey.Problem(401, "api-errors#unauthorized", "You did not provide correct credentials"), SendProblem.Unauthorized),
        (VonageKey.Problem(401, "en/api-errors#jwt-expired", "The JWT provided has expired."), SendProblem.Unauthorized),
        (VonageKey.Problem(402, "en/api-errors/#low-balance", "Your account balance is low."), SendProblem.NoCredit),
        (VonageKey.Problem(409, "en/api-errors/verify-v2#concurrent", "Concurrent verifications to the same number 12025550123 are not allowed."), SendProblem.Other),
        (VonageKey.Problem(422, "en/api-errors#invalid-params", "Invalid", VonageKey.About("workflow[0].to")), SendProblem.InvalidNumber),
        (VonageKey.Problem(422, "en/api-errors#invalid-params", "Invalid", VonageKey.About("brand")), SendProblem.Misconfigured),
        (VonageKey.Problem(422, "en/api-errors#invalid-params", "Invalid"), SendProblem.Other),
        (VonageKey.Problem(429, "en/api-errors#throttled", "Please wait, then retry your request"), SendProblem.Throttled),
        (VonageKey.Problem(500, "api-errors#internal-error", "There was an error."), SendProblem.Unavailable),
        (new Exchange(502, "<html>"), SendProblem.Unavailable),
    ];

    protected override Exchange Approval => Completed();

    protected override IEnumerable<(Exchange Answer, VerifyAnswer Answered)> CheckRefusals =>
    [
        (VonageKey.Problem(400, "en/api-errors/verify-v2#invalid-code", "The code 482915 does not match the expected value."), new VerifyAnswer.Rejected()),
        (VonageKey.Problem(400, "en/api-errors#invalid-json", "No JSON"), new VerifyAnswer.Failed("", SendProblem.Other)),
        (VonageKey.Problem(404, "en/api-errors/verify-v2#request-not-found", "The request ID could not be found."), new VerifyAnswer.Ended("")),
        (VonageKey.Problem(404, "en/api-errors#not-found", "Not Found"), new VerifyAnswer.Ended("")),
        (VonageKey.Problem(409, "en/api-errors/verify-v2#no-code", "The current step does not support a code."), new VerifyAnswer.Ended("")),
        (VonageKey.Problem(410, "en/api-errors/verify-v2#expired", "An incorrect code has been provided too many times."), new VerifyAnswer.Ended("")),
        (VonageKey.Problem(410, "en/api-errors/verify-v2#invalid-code", "Too many times."), new VerifyAnswer.Ended("")),
        (new Exchange(404, "Not found"), new VerifyAnswer.Failed("", SendProblem.Other)),
        (VonageKey.Problem(401, "api-errors#unauthorized", "You did not provide correct credentials"), new VerifyAnswer.Failed("", SendProblem.Unauthorized)),
        (VonageKey.Problem(402, "en/api-errors/#low-balance", "Your account balance is low."), new VerifyAnswer.Failed("", SendProblem.NoCredit)),
        (VonageKey.Problem(429, "en/api-errors#throttled", "Please wait"), new VerifyAnswer.Failed("", SendProblem.Throttled)),
        (VonageKey.Problem(500, "api-errors#internal-error", "There was an error."), new VerifyAnswer.Failed("", SendProblem.Unavailable)),
        (Completed(status: "pending"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Completed(status: "COMPLETED"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Completed(id: "90596ac8-e1f1-46a9-a80f-ebd55e2296ae"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (new Exchange(200, """{"status": "completed"}"""), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Completed() with { Status = 202 }, new VerifyAnswer.Failed("", SendProblem.Unknown)),
    ];

    private static VerifyRequest Another => new(Text.To) { ApplicationName = "Example", Previous = "an/old one" };

    [Fact]
    public async Task Every_request_is_signed_by_the_application()
    {
        Vendor.Answer = Started.Answer;
        await Service.StartAsync(Another, Token);
        await Service.CheckAsync(new VerifyCheck(RequestId, Text.To, OtpCode.Parse(Code)!), Token);

        Assert.Equal(2, Vendor.Requests.Count);
        foreach (var request in Vendor.Requests) await VonageKey.AssertSignsAsync(request, Time.GetUtcNow());
    }

    [Fact]
    public async Task A_call_is_a_step_of_its_own_without_a_sender()
    {
        Vendor.Answer = Started.Answer;

        await Service.StartAsync(new VerifyRequest(Text.To, Channel.Voice) { ApplicationName = "Example" }, Token);

        var step = Assert.Single(Assert.Single(Vendor.Requests).Json.GetProperty("workflow").EnumerateArray());
        Assert.Equal(("voice", Text.To.E164[1..]), (step.GetProperty("channel").GetString(), step.GetProperty("to").GetString()));
        Assert.False(step.TryGetProperty("from", out _));
        Assert.Equal([Channel.Sms, Channel.Voice], Service.Channels);
    }

    [Fact]
    public async Task A_channel_that_it_has_not_starts_nothing()
    {
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(new VerifyRequest(Text.To, "fax"), Token)).Problem);
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("en", "en-us")]
    [InlineData("de", "de-de")]
    [InlineData("de-AT", "de-de")]
    [InlineData("pt-BR", "pt-br")]
    [InlineData("zh-CN", "zh-cn")]
    [InlineData("uk", null)]
    [InlineData("zh", null)]
    public async Task The_language_is_that_of_the_user_or_left_to_Vonage(string language, string? locale)
    {
        Vendor.Answer = Started.Answer;

        await Service.StartAsync(new VerifyRequest(Text.To) { ApplicationName = "Example", Language = language }, Token);

        Assert.Equal(locale, Assert.Single(Vendor.Requests).Json.TryGetProperty("locale", out var told) ? told.GetString() : null);
    }

    [Theory]
    [InlineData("Example", "Example")]
    [InlineData(@"{Ex/am\ple: $5}", "Example 5")]
    [InlineData("The longest name of all applications", "The longest name o")]
    public async Task The_brand_is_as_much_of_the_name_as_Vonage_takes(string application, string brand)
    {
        Vendor.Answer = Started.Answer;

        await Service.StartAsync(new VerifyRequest(Text.To) { ApplicationName = application }, Token);

        Assert.Equal(brand, Assert.Single(Vendor.Requests).Json.GetProperty("brand").GetString());
    }

    [Fact]
    public async Task What_is_set_goes_before_what_the_request_says()
    {
        Vendor.Answer = Started.Answer;
        await using var other = ServicesFor(new Dictionary<string, string>(SettingsFor(Vendor.Address)) { ["Brand"] = "Brand", ["CodeLength"] = "10", ["Seconds"] = "900" });

        await other.GetRequiredService<ServiceRoute>().Find(ProviderName)!.StartAsync(new VerifyRequest(Text.To) { ApplicationName = "Example" }, Token);

        var json = Assert.Single(Vendor.Requests).Json;
        Assert.Equal(("Brand", 10, 900), (json.GetProperty("brand").GetString(), json.GetProperty("code_length").GetInt32(), json.GetProperty("channel_timeout").GetInt32()));
    }

    [Theory]
    [InlineData("14")]
    [InlineData("901")]
    [InlineData("1000")]
    public void How_long_a_code_works_is_within_what_Vonage_takes(string seconds) =>
        Assert.ThrowsAny<Exception>(() => ServicesFor(new Dictionary<string, string>(SettingsFor(Vendor.Address)) { ["Seconds"] = seconds }).GetRequiredService<VerifyServiceCatalog>());

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task Another_text_is_another_verification_after_the_first_is_cancelled_or_over(int cancelled)
    {
        Vendor.Answers.Enqueue(new Exchange(cancelled, ""));
        Vendor.Answer = Started.Answer;

        Assert.Equal(new SendOutcome.Accepted(RequestId), await Service.StartAsync(Another, Token));

        var requests = Vendor.Requests.ToArray();
        Assert.Equal(2, requests.Length);
        Assert.Equal(("DELETE", "/v2/verify/an%2Fold%20one", ""), (requests[0].Method, requests[0].Address.PathAndQuery, requests[0].Body));
        AssertStarts(requests[1]);
    }

    [Fact]
    public async Task Another_text_too_early_is_refused_by_Vonage_and_says_so()
    {
        Vendor.Answers.Enqueue(VonageKey.Problem(404, "en/api-errors#not-found", "Not Found"));
        Vendor.Answer = VonageKey.Problem(409, "en/api-errors/verify-v2#concurrent", "Concurrent verifications to the same number are not allowed.");

        var failed = Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Another, Token));

        Assert.False(failed.IsOutage);
        Assert.StartsWith("concurrent: ", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, SendProblem.Unknown)]
    [InlineData(401, SendProblem.Unauthorized)]
    [InlineData(429, SendProblem.Throttled)]
    [InlineData(500, SendProblem.Unavailable)]
    public async Task Nothing_is_started_when_the_first_cannot_be_asked_about(int cancelled, SendProblem problem)
    {
        Vendor.Answers.Enqueue(new Exchange(cancelled, ""));
        Vendor.Answer = Started.Answer;

        Assert.Equal(problem, Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Another, Token)).Problem);
        Assert.Single(Vendor.Requests);
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["ApplicationId"] = VonageKey.ApplicationId,
        ["PrivateKey"] = VonageKey.Pem,
        ["Sender"] = "+12025550100",
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertStarts(Asked request)
    {
        Assert.Equal(("POST", "/v2/verify"), (request.Method, request.Address.PathAndQuery));
        var json = request.Json;
        Assert.Equal(("Example", "en-us"), (json.GetProperty("brand").GetString(), json.GetProperty("locale").GetString()));
        Assert.Equal((6, 300), (json.GetProperty("code_length").GetInt32(), json.GetProperty("channel_timeout").GetInt32()));
        var step = Assert.Single(json.GetProperty("workflow").EnumerateArray());
        Assert.Equal(
            ("sms", Text.To.E164[1..], "12025550100"),
            (step.GetProperty("channel").GetString(), step.GetProperty("to").GetString(), step.GetProperty("from").GetString()));
    }

    protected override void AssertChecks(Asked request)
    {
        Assert.Equal(("POST", $"/v2/verify/{RequestId}"), (request.Method, request.Address.PathAndQuery));
        Assert.Equal($$"""{"code":"{{Code}}"}""", request.Body);
    }

    private static Exchange Completed(string status = "completed", string id = RequestId) => new(200, $$"""{"request_id": "{{id}}", "status": "{{status}}"}""");
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Codes;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Tests.MessageBird;

public sealed class MessageBirdVerifyServiceTests : VerifyServiceContract
{
    private const string Id = "4e213b01155d1e35a9d9571v00162985";

    protected override string Type => "messagebird";

    protected override bool ChecksByAddress => true;

    protected override (Exchange Answer, string VerificationId) Started => (Verification("sent") with { Status = 201 }, Id);

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> StartRefusals =>
    [
        (Error(422, 9, "no (correct) recipients found", "recipient"), SendProblem.InvalidNumber),
        (Error(422, 10, "recipient 12025550123 is invalid", "recipient"), SendProblem.InvalidNumber),
        (Error(422, 10, "originator is invalid", "originator"), SendProblem.Misconfigured),
        (Error(422, 10, "template has no %token", "template"), SendProblem.Misconfigured),
        (Error(422, 10, "tokenLength is invalid", "tokenLength"), SendProblem.Misconfigured),
        (Error(422, 10, "timeout is invalid", "timeout"), SendProblem.Misconfigured),
        (Error(422, 10, "maxAttempts is invalid", "maxAttempts"), SendProblem.Misconfigured),
        (Error(401, 2, $"Request not allowed (incorrect access_key {Secret})", "access_key"), SendProblem.Unauthorized),
        (Error(402, 25, "Not enough balance", null), SendProblem.NoCredit),
        (Error(500, 99, "Internal error", null), SendProblem.Unavailable),
        (Error(429, 1, "Too many requests", null), SendProblem.Throttled),
        (new Exchange(403, "Forbidden"), SendProblem.Unauthorized),
        (Verification("failed"), SendProblem.Unknown),
        (Verification("expired"), SendProblem.Unknown),
        (Verification("sent", id: ""), SendProblem.Unknown),
        (Verification("sent") with { Status = 422 }, SendProblem.Other),
    ];

    protected override Exchange Approval => Verification("verified");

    protected override IEnumerable<(Exchange Answer, VerifyAnswer Answered)> CheckRefusals =>
    [
        (Error(422, 10, "The token 482915 is invalid.", "token"), new VerifyAnswer.Rejected()),
        (Error(422, 9, "token is required", "token"), new VerifyAnswer.Rejected()),
        (Verification("sent"), new VerifyAnswer.Rejected()),
        (Verification("failed"), new VerifyAnswer.Ended("")),
        (Verification("expired"), new VerifyAnswer.Ended("")),
        (Verification("deleted"), new VerifyAnswer.Ended("")),
        (Error(404, 20, "verify not found", null), new VerifyAnswer.Ended("")),
        (Error(422, 10, "id is invalid", "id"), new VerifyAnswer.Failed("", SendProblem.Other)),
        (Error(401, 2, $"Request not allowed (incorrect access_key {Secret})", "access_key"), new VerifyAnswer.Failed("", SendProblem.Unauthorized)),
        (Error(402, 25, "Not enough balance", null), new VerifyAnswer.Failed("", SendProblem.NoCredit)),
        (Error(500, 99, "Internal error", null), new VerifyAnswer.Failed("", SendProblem.Unavailable)),
        (Error(500, 10, "The token is invalid.", "token"), new VerifyAnswer.Failed("", SendProblem.Other)),
        (Error(200, 10, "The token is invalid.", "token"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Verification("VERIFIED"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Verification("verified", id: "another"), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (new Exchange(200, """{"status": "verified"}"""), new VerifyAnswer.Failed("", SendProblem.Unknown)),
        (Verification("verified") with { Status = 201 }, new VerifyAnswer.Failed("", SendProblem.Unknown)),
    ];

    private static VerifyRequest Another => new(Text.To) { ApplicationName = "Example", Previous = "an/old one" };

    [Fact]
    public async Task Another_text_is_another_verification_and_then_the_one_before_is_deleted()
    {
        Vendor.Answer = Started.Answer;

        Assert.Equal(new SendOutcome.Accepted(Id), await Service.StartAsync(Another, Token));

        Assert.Equal(["POST /verify", "DELETE /verify/an%2Fold%20one"], Vendor.Requests.Select(static r => $"{r.Method} {r.Address.PathAndQuery}"));
        Assert.All(Vendor.Requests, static r => Assert.Equal($"AccessKey {Secret}", r.Headers["Authorization"]));
    }

    [Fact]
    public async Task When_no_other_text_was_sent_the_one_before_stays()
    {
        Vendor.Answer = Error(402, 25, "Not enough balance", null);

        Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Another, Token));

        Assert.Equal("POST", Assert.Single(Vendor.Requests).Method);
    }

    [Fact]
    public async Task Whoever_gives_up_while_the_one_before_is_deleted_has_the_new_one_all_the_same()
    {
        Vendor.Answers.Enqueue(Started.Answer);
        Vendor.Answer = new Exchange(204, "") { Kind = ExchangeKind.Never };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var starting = Service.StartAsync(Another, patience.Token);
        await Vendor.AskedAsync(times: 2);

        await patience.CancelAsync();

        Assert.Equal(new SendOutcome.Accepted(Id), await starting);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_deletion_that_fails_changes_nothing(int status)
    {
        Vendor.Answers.Enqueue(Started.Answer);
        Vendor.Answer = new Exchange(status, "");

        Assert.Equal(new SendOutcome.Accepted(Id), await Service.StartAsync(Another, Token));
        Assert.Equal(2, Vendor.Requests.Count);
    }

    [Theory]
    [InlineData("Example", "female", null)]
    [InlineData("+31 612345678", "male", "31612345678")]
    public async Task A_call_is_in_the_language_of_the_user_and_from_a_number_only(string originator, string voice, string? caller)
    {
        var json = await StartedAsync(
            new VerifyRequest(Text.To, Channel.Voice) { Language = "de", ApplicationName = "Example" },
            settings =>
            {
                settings["Originator"] = originator.Replace(" ", "", StringComparison.Ordinal);
                settings["Voice"] = voice;
            });

        Assert.Equal(("tts", "de-de", voice), (json.GetProperty("type").GetString(), json.GetProperty("language").GetString(), json.GetProperty("voice").GetString()));
        Assert.Equal(caller, json.TryGetProperty("originator", out var told) ? told.GetString() : null);
    }

    [Theory]
    [InlineData(null, "Example", "%token is your code for Example.")]
    [InlineData(null, "", "%token is your code.")]
    [InlineData("%application: %token", "Example", "Example: %token")]
    [InlineData("Code %token", "Example", "Code %token")]
    public async Task The_template_names_the_application(string? template, string application, string text)
    {
        var json = await StartedAsync(new VerifyRequest(Text.To) { ApplicationName = application }, settings =>
        {
            if (template is not null) settings["Template"] = template;
        });

        Assert.Equal(text, json.GetProperty("template").GetString());
    }

    [Fact]
    public async Task A_channel_that_it_has_not_starts_nothing()
    {
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Another with { Channel = "fax" }, Token)).Problem);
        Assert.Empty(Vendor.Requests);
        Assert.Equal([Channel.Sms, Channel.Voice], Service.Channels);
    }

    [Fact]
    public async Task A_code_goes_nowhere_but_into_the_parameter_that_MessageBird_demands()
    {
        Vendor.Answer = Approval;
        await Service.CheckAsync(new VerifyCheck("an/old one", Text.To, OtpCode.Parse(Code)!), Token);

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal($"/verify/an%2Fold%20one?token={Code}", request.Address.PathAndQuery);
        Assert.Empty(request.Body);
        Assert.All(request.Headers.Values, static value => Assert.DoesNotContain(Code, value, StringComparison.Ordinal));
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["AccessKey"] = Secret,
        ["Originator"] = "Example",
        ["TokenLength"] = "6",
        ["Timeout"] = "240",
        ["MaxAttempts"] = "4",
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertStarts(Asked request)
    {
        Assert.Equal(("POST", "/verify", $"AccessKey {Secret}"), (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
        var json = request.Json;
        Assert.Equal((Text.To.E164[1..], "Example", "sms"), (json.GetProperty("recipient").GetString(), json.GetProperty("originator").GetString(), json.GetProperty("type").GetString()));
        Assert.Equal(("%token is your code for Example.", "auto"), (json.GetProperty("template").GetString(), json.GetProperty("datacoding").GetString()));
        Assert.Equal((6, 240, 4), (json.GetProperty("tokenLength").GetInt32(), json.GetProperty("timeout").GetInt32(), json.GetProperty("maxAttempts").GetInt32()));
    }

    protected override void AssertChecks(Asked request) =>
        Assert.Equal(("GET", $"/verify/{Id}?token={Code}", $"AccessKey {Secret}"), (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));

    private static Exchange Verification(string status, string id = Id) => new(200, $$"""
        {
          "id": "{{id}}", "href": "https://rest.messagebird.com/verify/{{Id}}", "recipient": 12025550123, "originator": "Example", "type": "sms",
          "reference": null, "messages": {"href": "https://rest.messagebird.com/messages/31bce2a1155d1f7c1db9df6b32167259"}, "status": "{{status}}",
          "createdDatetime": "2026-11-23T12:00:00+00:00", "validUntilDatetime": "2026-11-23T12:05:00+00:00"
        }
        """);

    private static Exchange Error(int status, int code, string description, string? parameter) =>
        new(status, $$"""{"errors": [{"code": {{code}}, "description": "{{description}}", "parameter": {{JsonSerializer.Serialize(parameter)}}}]}""");

    private async Task<JsonElement> StartedAsync(VerifyRequest request, Action<Dictionary<string, string>> change)
    {
        var settings = SettingsFor(Vendor.Address);
        change(settings);
        await using var other = ServicesFor(settings);
        Vendor.Answer = Started.Answer;

        Assert.IsType<SendOutcome.Accepted>(await other.GetRequiredService<ServiceRoute>().Find(ProviderName)!.StartAsync(request, Token));

        return Assert.Single(Vendor.Requests).Json;
    }
}

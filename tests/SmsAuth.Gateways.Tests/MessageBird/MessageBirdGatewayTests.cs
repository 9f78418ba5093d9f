using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Tests.Vendors;

namespace SmsAuth.Gateways.Tests.MessageBird;

public sealed class MessageBirdGatewayTests : GatewayContract
{
    private const string Receipts = "https://login.example.com/connect/sms_otp/receipts/vendor";
    private const string Query = "?id=e8077d803532c0b5937c639b60216938&reference=a1&recipient=12025550123&status=delivered&statusDatetime=2026-11-23T11%3A59%3A58%2B00%3A00";

    protected override string Type => "messagebird";

    protected override (Exchange Answer, string MessageId) Accepted => (
        new Exchange(201, """
        {
          "id": "e8077d803532c0b5937c639b60216938",
          "href": "https://rest.messagebird.com/messages/e8077d803532c0b5937c639b60216938",
          "direction": "mt", "type": "sms", "originator": "Example", "body": "...", "reference": "a1", "validity": 300,
          "gateway": null, "typeDetails": {}, "datacoding": "plain", "mclass": 1, "scheduledDatetime": null,
          "createdDatetime": "2026-11-23T12:00:00+00:00",
          "recipients": {"totalCount": 1, "totalSentCount": 1, "totalDeliveredCount": 0, "totalDeliveryFailedCount": 0,
            "items": [{"recipient": 12025550123, "status": "sent", "statusDatetime": "2026-11-23T12:00:00+00:00"}]}
        }
        """),
        "e8077d803532c0b5937c639b60216938");

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (Error(422, 9, "no (correct) recipients found", "recipients"), SendProblem.InvalidNumber),
        (Error(422, 10, "recipient 12025550123 is invalid", "recipients"), SendProblem.InvalidNumber),
        (Error(422, 9, "originator is required", "originator"), SendProblem.Misconfigured),
        (Error(422, 10, "body 482915 is too long", "body"), SendProblem.Refused),
        (Error(401, 2, $"Request not allowed (incorrect access_key {Secret})", "access_key"), SendProblem.Unauthorized),
        (Error(402, 25, "Not enough balance", null), SendProblem.NoCredit),
        (Error(404, 20, "message not found", null), SendProblem.Misconfigured),
        (Error(500, 99, "Internal error", null), SendProblem.Unavailable),
        (Error(429, 1, "Too many requests", null), SendProblem.Throttled),
        (new Exchange(403, "Forbidden"), SendProblem.Unauthorized),
    ];

    [Fact]
    public async Task A_call_reads_the_digits_out_one_by_one_in_the_language_of_the_user()
    {
        Vendor.Answer = Accepted.Answer;

        Assert.IsType<SendOutcome.Accepted>(await Gateway.SendAsync(Text with { Channel = Channel.Voice, Language = "de" }, Token));

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal("/voicemessages", request.Address.AbsolutePath);
        Assert.Equal("4, 8, 2, 9, 1, 5 is your code for Example.", request.Json.GetProperty("body").GetString());
        Assert.Equal("de-de", request.Json.GetProperty("language").GetString());
        Assert.False(request.Json.TryGetProperty("originator", out _));
    }

    [Fact]
    public async Task A_channel_that_it_has_not_is_no_text()
    {
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text with { Channel = "fax" }, Token)).Problem);
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("""{"payment": "prepaid", "type": "euros", "amount": 9.25}""", "9.25")]
    [InlineData("""{"payment": "prepaid", "type": "euros", "amount": "much"}""", null)]
    public async Task The_balance_is_what_it_says(string body, string? amount)
    {
        Vendor.Answer = new Exchange(200, body);

        var balance = await ((IBalanceReader)Gateway).ReadBalanceAsync(Token);

        Assert.Equal(amount is null ? null : new Balance(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "euros"), balance);
        Assert.Equal("/balance", Assert.Single(Vendor.Requests).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("delivered", DeliveryState.Delivered)]
    [InlineData("sent", DeliveryState.Sent)]
    [InlineData("buffered", DeliveryState.Queued)]
    [InlineData("expired", DeliveryState.Failed)]
    [InlineData("delivery_failed", DeliveryState.Failed)]
    public async Task A_signed_report_is_believed(string status, DeliveryState state)
    {
        var address = new Uri(Receipts + Query.Replace("delivered", status, StringComparison.Ordinal));

        var genuine = Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(address, Sign(address, Secret)));

        var receipt = Assert.Single(genuine.Receipts);
        Assert.Equal(("e8077d803532c0b5937c639b60216938", state), (receipt.MessageId, receipt.State));
        Assert.Equal(state is DeliveryState.Failed ? status : null, receipt.Reason);
    }

    [Fact]
    public async Task A_report_that_is_not_signed_by_MessageBird_is_refused()
    {
        var address = new Uri(Receipts + Query);
        string?[] signatures =
        [
            null, "", "x.y.z",
            Sign(address, "another-key-0123456789abcdef-0123"),
            Sign(new Uri(Receipts + Query.Replace("delivered", "sent", StringComparison.Ordinal)), Secret),
            Sign(address, Secret, issuer: "Somebody"),
            Sign(address, Secret, at: Time.GetUtcNow().AddMinutes(-10)),
            Sign(address, Secret, at: Time.GetUtcNow().AddMinutes(10)),
            Sign(address, Secret, body: "more"),
            Sign(address, Secret)[..^3] + "abc",
            Unsigned(address),
        ];
        foreach (var signature in signatures) Assert.IsType<ReceiptReading.Refused>(await ReadAsync(address, signature));
    }

    [Fact]
    public async Task A_report_whose_body_is_another_one_is_refused()
    {
        var address = new Uri(Receipts + Query);
        var signature = Sign(address, Secret, body: "what was signed");

        Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(address, signature, "what was signed"));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(address, signature, "something else"));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(address, Sign(address, Secret), "something else"));
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["AccessKey"] = Secret,
        ["Originator"] = "Example",
        ["SigningKey"] = Secret,
        ["ReceiptAddress"] = Receipts,
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(("POST", "/messages", $"AccessKey {Secret}"), (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
        var json = request.Json;
        Assert.Equal(Text.To.E164[1..], Assert.Single(json.GetProperty("recipients").EnumerateArray()).GetString());
        Assert.Equal((Text.Body, "Example", "auto"), (json.GetProperty("body").GetString(), json.GetProperty("originator").GetString(), json.GetProperty("datacoding").GetString()));
        Assert.Equal((Receipts, 300), (json.GetProperty("reportUrl").GetString(), json.GetProperty("validity").GetInt32()));
        Assert.NotEmpty(json.GetProperty("reference").GetString()!);
    }

    private static Exchange Error(int status, int code, string description, string? parameter) =>
        new(status, $$"""{"errors": [{"code": {{code}}, "description": "{{description}}", "parameter": {{(parameter is null ? "null" : $"\"{parameter}\"")}}}]}""");

    private Task<ReceiptReading> ReadAsync(Uri address, string? signature, string body = "") => ((IReceiptReader)Gateway).ReadAsync(new ReceiptRequest
    {
        Method = "GET",
        Address = address,
        Headers = signature is null ? new Dictionary<string, string>() : new(StringComparer.OrdinalIgnoreCase) { ["messagebird-signature-jwt"] = signature },
        Body = Encoding.UTF8.GetBytes(body),
        At = Time.GetUtcNow(),
    });

    private string Sign(Uri address, string key, string issuer = "MessageBird", DateTimeOffset? at = null, string body = "") =>
        SignWith(new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256), address, issuer, at, body);

    private string Unsigned(Uri address) => SignWith(null, address, "MessageBird", null, "");

    private string SignWith(SigningCredentials? credentials, Uri address, string issuer, DateTimeOffset? at, string body)
    {
        var now = (at ?? Time.GetUtcNow()).UtcDateTime;
        var claims = new Dictionary<string, object> { ["url_hash"] = Hash(address.AbsoluteUri), ["jti"] = Guid.NewGuid().ToString() };
        if (body.Length > 0) claims["payload_hash"] = Hash(body);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            NotBefore = now,
            Expires = now.AddMinutes(1),
            Claims = claims,
            SigningCredentials = credentials,
        });
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

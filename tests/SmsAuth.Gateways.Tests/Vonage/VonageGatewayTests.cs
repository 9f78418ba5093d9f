using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tests.Vonage;

public sealed class VonageGatewayTests : GatewayContract
{
    private const string MessageId = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";
    private const string Receipts = "https://login.example.com/connect/sms_otp/receipts/vendor";

    protected override string Type => "vonage";

    protected override IReadOnlyList<string> Secrets => [Secret, VonageKey.Line];

    protected override (Exchange Answer, string MessageId) Accepted => (new Exchange(202, $$"""{"message_uuid": "{{MessageId}}"}"""), MessageId);

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (VonageKey.Problem(422, "api-errors/messages#1430", "The `to` parameter 12025550123 is invalid for the given channel."), SendProblem.InvalidNumber),
        (VonageKey.Problem(422, "api-errors/messages#1040", "Invalid message"), SendProblem.InvalidNumber),
        (VonageKey.Problem(422, "api-errors/messages#1020", "Invalid params", VonageKey.About("to")), SendProblem.InvalidNumber),
        (VonageKey.Problem(422, "api-errors/messages#1020", "Invalid params", VonageKey.About("text")), SendProblem.Refused),
        (VonageKey.Problem(422, "api-errors/messages#1020", "Invalid params", VonageKey.About("webhook_url")), SendProblem.Misconfigured),
        (VonageKey.Problem(422, "api-errors/messages#1010", "Missing params"), SendProblem.Other),
        (VonageKey.Problem(422, "api-errors/messages#1160", "Non white-listed destination"), SendProblem.NotServed),
        (VonageKey.Problem(422, "api-errors/messages#1474", "Fraud Defender country block"), SendProblem.NotServed),
        (VonageKey.Problem(422, "api-errors/messages#1240", "Illegal number"), SendProblem.Blocked),
        (VonageKey.Problem(422, "api-errors/messages#1120", "Illegal sender address"), SendProblem.Misconfigured),
        (VonageKey.Problem(422, "api-errors/messages#1210", "Anti-spam rejection of 482915"), SendProblem.Refused),
        (VonageKey.Problem(429, "api-errors/messages#1000", "Throttled"), SendProblem.Throttled),
        (VonageKey.Problem(429, "en/api-errors#throttled", "Rate limit hit"), SendProblem.Throttled),
        (VonageKey.Problem(422, "api-errors/messages#1070", "Partner quota exceeded"), SendProblem.NoCredit),
        (VonageKey.Problem(402, "en/api-errors/#low-balance", "Your account balance is low."), SendProblem.NoCredit),
        (VonageKey.Problem(401, "api-errors#unauthorized", $"You did not provide correct credentials: {Secret}"), SendProblem.Unauthorized),
        (VonageKey.Problem(422, "api-errors/messages#1060", "Partner account barred"), SendProblem.Unauthorized),
        (VonageKey.Problem(404, "api-errors#not-found", "There is nothing here"), SendProblem.Misconfigured),
        (VonageKey.Problem(500, "api-errors/messages#1030", "Internal error"), SendProblem.Unavailable),
        (VonageKey.Problem(422, "api-errors/messages#9999", "A problem of tomorrow"), SendProblem.Other),
        (VonageKey.Problem(401, "api-errors#tomorrow", "A problem of tomorrow"), SendProblem.Unauthorized),
        (new Exchange(401, "Unauthorized"), SendProblem.Unauthorized),

        // A success with a problem is not documented.
        (VonageKey.Problem(202, "api-errors/messages#1430", "Invalid recipient"), SendProblem.Unknown),
    ];

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task Only_the_documented_status_is_an_acceptance(int status)
    {
        Vendor.Answer = Accepted.Answer with { Status = status };

        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token)).Problem);
    }

    [Fact]
    public async Task A_text_whose_id_is_half_a_character_was_perhaps_taken()
    {
        Vendor.Answer = new Exchange(202, """{"message_uuid": "\ud800"}""");

        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token)).Problem);
    }

    [Fact]
    public async Task Every_request_has_a_token_of_its_own_signed_by_the_application()
    {
        Vendor.Answer = Accepted.Answer;

        await Gateway.SendAsync(Text, Token);
        Time.Advance(TimeSpan.FromMinutes(10));
        await Gateway.SendAsync(Text, Token);

        var requests = Vendor.Requests.ToArray();
        await VonageKey.AssertSignsAsync(requests[0], Time.GetUtcNow().AddMinutes(-10));
        await VonageKey.AssertSignsAsync(requests[1], Time.GetUtcNow());
    }

    [Fact]
    public async Task A_private_key_can_stand_on_one_line()
    {
        Vendor.Answer = Accepted.Answer;
        await using var other = With("PrivateKey", VonageKey.Pem.Replace("\n", @"\n", StringComparison.Ordinal));

        Assert.IsType<SendOutcome.Accepted>(await GatewayOf(other).SendAsync(Text, Token));
        await VonageKey.AssertSignsAsync(Assert.Single(Vendor.Requests), Time.GetUtcNow());
    }

    [Fact]
    public async Task A_private_key_that_is_none_is_said_without_it()
    {
        await using var other = With("PrivateKey", VonageKey.Pem.Replace("MII", "AAA", StringComparison.Ordinal));

        var exception = await Assert.ThrowsAsync<SettingUnavailableException>(() => GatewayOf(other).SendAsync(Text, Token));

        AssertTellsNothing(exception.ToString());
        Assert.Empty(Vendor.Requests);
    }

    [Fact]
    public async Task Without_a_receipt_address_no_receipts_are_asked_for()
    {
        Vendor.Answer = Accepted.Answer;
        await using var other = With("ReceiptAddress", "");

        await GatewayOf(other).SendAsync(Text, Token);

        var json = Assert.Single(Vendor.Requests).Json;
        Assert.False(json.TryGetProperty("webhook_url", out _) || json.TryGetProperty("webhook_version", out _));
    }

    [Theory]
    [InlineData(Channel.Voice)]
    [InlineData("fax")]
    public async Task A_channel_that_it_has_not_is_no_text(string channel)
    {
        Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text with { Channel = channel }, Token)).Problem);
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData(200, """{"value": 10.28, "autoReload": false}""", "10.28")]
    [InlineData(200, """{"value": "much"}""", null)]
    [InlineData(200, "{}", null)]
    [InlineData(401, """{"value": 10.28}""", null)]
    public async Task The_balance_is_what_it_says(int status, string body, string? amount)
    {
        Vendor.Answer = new Exchange(status, body);

        var balance = await ((IBalanceReader)Gateway).ReadBalanceAsync(Token);

        Assert.Equal(amount is null ? null : new Balance(decimal.Parse(amount, CultureInfo.InvariantCulture), "EUR"), balance);
        var request = Assert.Single(Vendor.Requests);
        Assert.Equal(("GET", "/account/get-balance"), (request.Method, request.Address.PathAndQuery));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"abcd1234:{Secret}"))}", request.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("ApiKey")]
    [InlineData("ApiSecret")]
    public async Task Without_key_and_secret_of_the_account_the_balance_is_not_asked_for(string setting)
    {
        await using var other = With(setting, "");

        Assert.Null(await ((IBalanceReader)GatewayOf(other)).ReadBalanceAsync(Token));
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("submitted", DeliveryState.Sent)]
    [InlineData("delivered", DeliveryState.Delivered)]
    [InlineData("read", DeliveryState.Delivered)]
    [InlineData("rejected", DeliveryState.Failed)]
    [InlineData("undeliverable", DeliveryState.Failed)]
    public async Task A_signed_status_is_believed(string status, DeliveryState state)
    {
        var body = Status(status);

        var receipt = Assert.Single(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Sign(body), body)).Receipts);

        Assert.Equal(new Receipt(MessageId, state, state is DeliveryState.Failed ? status : null), receipt);
    }

    [Fact]
    public async Task What_failed_has_its_reason_without_the_number()
    {
        var body = Status("rejected", """, "error": {"type": "https://developer.vonage.com/api-errors/messages#1240", "title": 1240, "detail": "Illegal number 12025550123", "instance": "x"}""");

        var receipt = Assert.Single(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Sign(body), body)).Receipts);

        Assert.Equal("1240: Illegal number …", receipt.Reason);
    }

    [Theory]
    [InlineData("""{"channel": "sms", "message_uuid": "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", "status": "dreaming"}""")]
    [InlineData("""{"channel": "sms", "message_uuid": "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", "text": "Hello"}""")]
    [InlineData("""{"status": "delivered"}""")]
    [InlineData("[]")]
    [InlineData("hello")]
    public async Task Whatever_else_is_signed_is_about_nothing_that_we_keep(string body) =>
        Assert.Empty(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Sign(body), body)).Receipts);

    [Fact]
    public async Task A_status_that_is_not_signed_by_Vonage_is_refused()
    {
        var body = Status("delivered");
        string?[] headers =
        [
            null, "", "Bearer", "Bearer ", "Bearer x.y.z",
            Sign(body)["Bearer ".Length..],
            $"Basic {Sign(body)["Bearer ".Length..]}",
            Sign(body, key: "another-key-0123456789abcdef-0123"),
            Sign(body, issuer: "Somebody"),
            Sign(body, algorithm: SecurityAlgorithms.HmacSha512),
            Sign(body, algorithm: null),
            Sign(body, at: Time.GetUtcNow().AddMinutes(-7)),
            Sign(body, at: Time.GetUtcNow().AddMinutes(7)),
            Sign(body, timed: false),
            Sign(Status("rejected")),
            Sign(body, hashed: false),
            Sign(body, application: "00000000-323d-0114-9c3d-d6f0d48968cf"),
            Sign(body)[..^3] + "abc",
        ];
        foreach (var header in headers) Assert.True(await ReadAsync(header, body) is ReceiptReading.Refused, header);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.HmacSha256, true)]
    [InlineData(SecurityAlgorithms.HmacSha384, false)]
    [InlineData(SecurityAlgorithms.HmacSha512, false)]
    public async Task A_status_is_signed_as_documented_and_not_otherwise(string algorithm, bool believed)
    {
        var (body, secret) = (Status("delivered"), new string('k', 64));
        await using var other = With("SignatureSecret", secret);

        Assert.Equal(believed, await ReadAsync(Sign(body, key: secret, algorithm: algorithm), body, GatewayOf(other)) is ReceiptReading.Genuine);
    }

    [Fact]
    public async Task A_status_whose_body_is_another_one_is_refused()
    {
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Sign(Status("delivered")), Status("delivered") + " "));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Sign(Status("delivered")), ""));
    }

    [Fact]
    public async Task A_status_of_an_account_without_applications_is_believed_and_a_recent_one_too()
    {
        var body = Status("delivered");

        Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Sign(body, application: null), body));
        Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Sign(body, at: Time.GetUtcNow().AddMinutes(-5)), body));
    }

    [Fact]
    public async Task Without_a_signature_secret_nothing_is_believed()
    {
        var body = Status("delivered");
        await using var other = With("SignatureSecret", "");

        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Sign(body), body, GatewayOf(other)));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Sign(body, key: new string('\0', 32)), body, GatewayOf(other)));
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["ApplicationId"] = VonageKey.ApplicationId,
        ["PrivateKey"] = VonageKey.Pem,
        ["Sender"] = "+12025550100",
        ["ReceiptAddress"] = Receipts,
        ["SignatureSecret"] = Secret,
        ["ApiKey"] = "abcd1234",
        ["ApiSecret"] = Secret,
        ["BaseAddress"] = vendor.ToString(),
        ["AccountAddress"] = vendor.ToString(),
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(("POST", "/v1/messages"), (request.Method, request.Address.PathAndQuery));
        var json = request.Json.EnumerateObject().ToDictionary(static p => p.Name, static p => $"{p.Value}");
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["channel"] = "sms",
                ["message_type"] = "text",
                ["to"] = Text.To.E164[1..],
                ["from"] = "12025550100",
                ["text"] = Text.Body,
                ["ttl"] = "300",
                ["webhook_url"] = Receipts,
                ["webhook_version"] = "v1",
            },
            json);
    }

    private static string Status(string status, string more = "") => $$"""
        {"message_uuid":"{{MessageId}}","to":"12025550123","from":"12025550100","timestamp":"2026-11-23T12:00:00Z","status":"{{status}}","channel":"sms"{{more}}}
        """;

    private static ISmsGateway GatewayOf(ServiceProvider services) => services.GetRequiredService<GatewayRoute>().Find(ProviderName)!;

    private ServiceProvider With(string setting, string value) => ServicesFor(new Dictionary<string, string>(SettingsFor(Vendor.Address)) { [setting] = value });

    private Task<ReceiptReading> ReadAsync(string? authorization, string body, ISmsGateway? gateway = null) => ((IReceiptReader)(gateway ?? Gateway)).ReadAsync(new ReceiptRequest
    {
        Method = "POST",
        Address = new Uri(Receipts),
        Headers = authorization is null ? new Dictionary<string, string>() : new(StringComparer.OrdinalIgnoreCase) { ["authorization"] = authorization },
        Body = Encoding.UTF8.GetBytes(body),
        At = Time.GetUtcNow(),
    });

    private string Sign(
        string body, string key = Secret, string issuer = "Vonage", string? algorithm = SecurityAlgorithms.HmacSha256, DateTimeOffset? at = null, bool timed = true,
        bool hashed = true, string? application = VonageKey.ApplicationId)
    {
        var claims = new Dictionary<string, object> { ["jti"] = Guid.NewGuid().ToString(), ["api_key"] = "abcd1234" };
        if (hashed) claims["payload_hash"] = VonageKey.Hash(body);
        if (application is not null) claims["application_id"] = application;
        var bytes = Encoding.UTF8.GetBytes(key);
        var credentials = algorithm is null ? null : new SigningCredentials(new SymmetricSecurityKey([.. bytes, .. new byte[Math.Max(0, 64 - bytes.Length)]]), algorithm);
        return "Bearer " + new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            IssuedAt = timed ? (at ?? Time.GetUtcNow()).UtcDateTime : null,
            Claims = claims,
            SigningCredentials = credentials,
        });
    }
}

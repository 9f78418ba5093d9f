using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.Gateways.Webhook;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tests.Webhook;

public sealed class WebhookGatewayTests : GatewayContract
{
    private const string Key = $"whsec_{Secret}abc";
    private const string OldKey = $"whsec_{Secret}abd";
    private const string MessageId = "7c1f";

    protected override string Type => "webhook";

    protected override (Exchange Answer, string MessageId) Accepted => (new Exchange(200, $$"""{"id": "{{MessageId}}"}"""), MessageId);

    protected override IReadOnlyList<string> AcceptancesWithoutId => ["", "{}"];

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (Refusal(400, "invalid_number", "12025550123 is none"), SendProblem.InvalidNumber),
        (Refusal(400, "not_served"), SendProblem.NotServed),
        (Refusal(400, "blocked", "482915"), SendProblem.Blocked),
        (Refusal(429, "throttled"), SendProblem.Throttled),
        (Refusal(400, "throttled"), SendProblem.Throttled),
        (Refusal(402, "no_credit"), SendProblem.NoCredit),
        (Refusal(401, "unauthorized", $"not {Secret}"), SendProblem.Unauthorized),
        (Refusal(400, "misconfigured"), SendProblem.Misconfigured),
        (Refusal(400, "refused"), SendProblem.Refused),
        (Refusal(400, "unavailable"), SendProblem.Unavailable),
        (Refusal(500, "unknown"), SendProblem.Unknown),
        (Refusal(500, "no_credit"), SendProblem.NoCredit),
        (Refusal(400, "other"), SendProblem.Other),
        (Refusal(400, "tomorrow"), SendProblem.Other),
        (Refusal(429, "tomorrow"), SendProblem.Throttled),

        // What has a problem is no acceptance, whatever its status.
        (Refusal(200, "no_credit"), SendProblem.NoCredit),
        (Refusal(200, "tomorrow"), SendProblem.Unknown),
        (new Exchange(200, """{"id": "7c1f", "problem": 7}"""), SendProblem.Unknown),
        (new Exchange(400, ""), SendProblem.Other),
        (new Exchange(401, ""), SendProblem.Unauthorized),
        (new Exchange(404, "Not found"), SendProblem.Misconfigured),
        (new Exchange(405, ""), SendProblem.Misconfigured),
        (new Exchange(410, ""), SendProblem.Misconfigured),
    ];

    [Fact]
    public void The_signature_is_that_of_the_specifications_libraries()
    {
        // https://github.com/standard-webhooks/standard-webhooks: the example that the tests of all its libraries have.
        var signature = WebhookSignatures.Sign(
            new SettingSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_sign()
    {
        Vendor.Answer = Accepted.Answer;
        await using var other = With($"{Key} {OldKey}");

        Assert.IsType<SendOutcome.Accepted>(await GatewayOf(other).SendAsync(Text, Token));

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal($"{SignatureOf(request, Key)} {SignatureOf(request, OldKey)}", request.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Every_text_has_an_id_of_its_own()
    {
        Vendor.Answer = Accepted.Answer;

        await Gateway.SendAsync(Text, Token);
        await Gateway.SendAsync(Text, Token);

        var ids = Vendor.Requests.Select(static r => r.Headers["webhook-id"]).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.DoesNotContain('.', id));
    }

    [Fact]
    public async Task Whatever_the_channel_is_the_sender_is_told()
    {
        Vendor.Answer = Accepted.Answer;

        await Gateway.SendAsync(Text with { Channel = "carrier-pigeon", Language = "pt-BR", Code = null, Minutes = 0 }, Token);

        var data = Assert.Single(Vendor.Requests).Json.GetProperty("data");
        Assert.Equal(("carrier-pigeon", "pt-BR", 0), (data.GetProperty("channel").GetString(), data.GetProperty("language").GetString(), data.GetProperty("minutes").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, data.GetProperty("code").ValueKind);
    }

    [Theory]
    [InlineData(202, "", null)]
    [InlineData(204, "", null)]
    [InlineData(200, " \n", null)]
    [InlineData(200, """{"id": null}""", null)]
    [InlineData(201, """{"id": 17, "more": true}""", "17")]
    public async Task Any_success_with_an_id_or_without_is_an_acceptance(int status, string body, string? id)
    {
        Vendor.Answer = new Exchange(status, body);

        Assert.Equal(new SendOutcome.Accepted(id), await Gateway.SendAsync(Text, Token));
    }

    [Theory]
    [InlineData("http://sms.example.com/send")]
    [InlineData("https://sms.example.com/send?key=value")]
    [InlineData("https://user:password@sms.example.com/send")]
    [InlineData("ftp://127.0.0.1/send")]
    public void Texts_go_nowhere_in_the_clear_and_no_secret_stands_in_the_address(string address) =>
        Assert.Equal("Address", Assert.Single(ProblemsOf(SettingsFor(new Uri("https://sms.example.com")), "Address", address)).Setting);

    [Theory]
    [InlineData(Secret)]
    [InlineData("whsec_")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZI")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw  whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_that_could_not_sign_is_refused_when_it_is_set(string secret) =>
        Assert.Equal("Secret", Assert.Single(ProblemsOf(SettingsFor(new Uri("https://sms.example.com")), "Secret", secret)).Setting);

    [Theory]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(32)]
    [InlineData(64)]
    public async Task A_secret_of_24_to_64_bytes_signs(int bytes)
    {
        Vendor.Answer = Accepted.Answer;
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes))}";
        await using var other = With(secret);

        await GatewayOf(other).SendAsync(Text, Token);

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal(SignatureOf(request, secret), request.Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData("sent", DeliveryState.Sent, null)]
    [InlineData("delivered", DeliveryState.Delivered, null)]
    [InlineData("failed", DeliveryState.Failed, "no such number …")]
    public async Task A_signed_receipt_is_believed(string state, DeliveryState expected, string? reason)
    {
        var receipt = Assert.Single(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Receipt(state, "no such number 12025550123"))).Receipts);

        Assert.Equal(new Receipt(MessageId, expected, reason), receipt);
    }

    [Fact]
    public async Task A_failure_without_a_reason_is_one()
    {
        var receipt = Assert.Single(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Body("sms_otp.receipt", """{"id": "7c1f", "state": "failed"}"""))).Receipts);

        Assert.Equal(new Receipt(MessageId, DeliveryState.Failed, "failed"), receipt);
    }

    [Theory]
    [InlineData("sms_otp.other", """{"id": "7c1f", "state": "delivered"}""")]
    [InlineData("sms_otp.send", """{"id": "7c1f", "state": "delivered"}""")]
    [InlineData("sms_otp.receipt", """{"id": "7c1f", "state": "dreaming"}""")]
    [InlineData("sms_otp.receipt", """{"state": "delivered"}""")]
    [InlineData("sms_otp.receipt", "null")]
    public async Task Whatever_else_is_signed_is_about_nothing_that_we_keep(string type, string data) =>
        Assert.Empty(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Body(type, data))).Receipts);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    public async Task What_is_signed_and_no_object_is_refused(string body) => Assert.IsType<ReceiptReading.Refused>(await ReadAsync(body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    [InlineData(long.MaxValue, false)]
    public async Task A_receipt_is_believed_for_five_minutes(long seconds, bool believed)
    {
        var timestamp = seconds == long.MaxValue ? seconds : Time.GetUtcNow().ToUnixTimeSeconds() + seconds;

        Assert.Equal(believed, await ReadAsync(Receipt(), timestamp: timestamp.ToString(CultureInfo.InvariantCulture)) is ReceiptReading.Genuine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData(" 1795435200")]
    [InlineData("1795435200.0")]
    [InlineData("2026-11-23T12:00:00Z")]
    [InlineData("99999999999999999999")]
    public async Task A_timestamp_is_digits_and_nothing_else(string timestamp) => Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Receipt(), timestamp: timestamp));

    [Fact]
    public async Task A_receipt_that_is_not_signed_by_the_sender_is_refused()
    {
        var genuine = SignatureOf("msg_1", Now, Receipt(), Key);
        string?[] signatures =
        [
            null, "", "v1,", "v1", " ",
            genuine[..^1],
            genuine["v1,".Length..],
            genuine.Replace("v1,", "v2,", StringComparison.Ordinal),
            genuine.Replace("v1,", "v1a,", StringComparison.Ordinal),
            genuine.Replace("v1,", "V1,", StringComparison.Ordinal),
            SignatureOf("msg_1", Now, Receipt(), OldKey),
            SignatureOf("msg_2", Now, Receipt(), Key),
            SignatureOf("msg_1", Now + "1", Receipt(), Key),
            SignatureOf("msg_1", Now, Receipt("failed"), Key),
            SignatureOf("msg_1", Now, Receipt() + "\n", Key),
        ];
        foreach (var signature in signatures) Assert.True(await ReadAsync(Receipt(), signature: _ => signature) is ReceiptReading.Refused, signature);
    }

    [Fact]
    public async Task One_good_signature_among_several_will_do()
    {
        var reading = await ReadAsync(Receipt(), signature: static good => $"v1a,x v1,x {good} v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=");

        Assert.IsType<ReceiptReading.Genuine>(reading);
    }

    [Theory]
    [InlineData(Key)]
    [InlineData(OldKey)]
    public async Task While_a_secret_is_replaced_the_sender_may_sign_with_either(string signer)
    {
        await using var other = With($"{Key} {OldKey}");

        Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Receipt(), gateway: GatewayOf(other), signature: _ => SignatureOf("msg_1", Now, Receipt(), signer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("msg.1")]
    public async Task An_id_with_a_full_stop_is_none(string id) => Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Receipt(), id: id));

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public async Task A_receipt_without_one_of_the_headers_is_refused(string header) => Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Receipt(), without: header));

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["Address"] = new Uri(vendor, "/send").ToString(),
        ["Secret"] = Key,
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(("POST", "/send", "application/json"), (request.Method, request.Address.PathAndQuery, request.Headers["Content-Type"]));
        Assert.Equal((Now, SignatureOf(request, Key)), (request.Headers["webhook-timestamp"], request.Headers["webhook-signature"]));
        Assert.StartsWith("msg_", request.Headers["webhook-id"], StringComparison.Ordinal);
        var json = request.Json;
        Assert.Equal("sms_otp.send", json.GetProperty("type").GetString());
        Assert.Equal(Time.GetUtcNow(), json.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal(
            new Dictionary<string, string> { ["to"] = Text.To.E164, ["channel"] = "sms", ["text"] = Text.Body, ["code"] = Code, ["minutes"] = "5", ["language"] = "en" },
            json.GetProperty("data").EnumerateObject().ToDictionary(static p => p.Name, static p => $"{p.Value}"));
    }

    private string Now => Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static Exchange Refusal(int status, string problem, string reason = "because") => new(status, $$"""{"problem": "{{problem}}", "reason": "{{reason}}"}""");

    private static string Receipt(string state = "delivered", string reason = "because") =>
        Body("sms_otp.receipt", $$"""{"id": "{{MessageId}}", "state": "{{state}}", "reason": "{{reason}}"}""");

    private static string Body(string type, string data) => $$"""{"type": "{{type}}", "timestamp": "2026-11-23T12:00:00Z", "data": {{data}}}""";

    private static string SignatureOf(Asked request, string key) => SignatureOf(request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Body, key);

    private static string SignatureOf(string id, string timestamp, string body, string key) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(key["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    private static ISmsGateway GatewayOf(ServiceProvider services) => services.GetRequiredService<GatewayRoute>().Find(ProviderName)!;

    private ServiceProvider With(string secret) => ServicesFor(new Dictionary<string, string>(SettingsFor(Vendor.Address)) { ["Secret"] = secret });

    private IReadOnlyList<SettingProblem> ProblemsOf(Dictionary<string, string> settings, string name, string value)
    {
        settings[name] = value;
        return SettingValues.ProblemsOf(Services.GetServices<IGatewayKind>().Single(k => k.Type == Type).Settings, settings);
    }

    private Task<ReceiptReading> ReadAsync(
        string body, string id = "msg_1", string? timestamp = null, Func<string, string?>? signature = null, string? without = null, ISmsGateway? gateway = null)
    {
        var at = timestamp ?? Now;
        var good = SignatureOf(id, at, body, Key);
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Webhook-Id"] = id,
            ["Webhook-Timestamp"] = at,
            ["Webhook-Signature"] = signature is null ? good : signature(good),
        };
        return ((IReceiptReader)(gateway ?? Gateway)).ReadAsync(new ReceiptRequest
        {
            Method = "POST",
            Address = new Uri("https://login.example.com/connect/sms_otp/receipts/vendor"),
            Headers = headers.Where(h => h.Value is not null && !h.Key.Equals(without, StringComparison.OrdinalIgnoreCase)).ToDictionary(static h => h.Key, static h => h.Value!, StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetBytes(body),
            At = Time.GetUtcNow(),
        });
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Tests.Vendors;

namespace SmsAuth.Gateways.Tests.Twilio;

public sealed class TwilioGatewayTests : GatewayContract
{
    private const string Account = "AC0123456789abcdef0123456789abcdef";
    private const string Service = "MG0123456789abcdef0123456789abcdef";
    private const string Key = "SK0123456789abcdef0123456789abcdef";
    private const string Message = "SM00112233445566778899aabbccddeeff";
    private const string CallSid = "CA00112233445566778899aabbccddeeff";
    private const string Receipts = "https://login.example.com/connect/sms_otp/receipts/vendor";

    private static readonly Exchange CallTaken = new(201, $$"""
        {"account_sid": "{{Account}}", "sid": "{{CallSid}}", "status": "queued", "direction": "outbound-api", "to": "+12025550123", "price_unit": "USD"}
        """);

    protected override string Type => "twilio";

    protected override (Exchange Answer, string MessageId) Accepted => (Created(Message, "queued"), Message);

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (Error(400, 21211, "The 'To' number +12025550123 is not a valid phone number."), SendProblem.InvalidNumber),
        (Error(400, 21214, "'To' phone number cannot be reached"), SendProblem.InvalidNumber),
        (Error(400, 21614, "'To' number is not a valid mobile number: +1 202-555-0123"), SendProblem.InvalidNumber),
        (Error(400, 21635, "'To' number cannot be a landline"), SendProblem.InvalidNumber),
        (Error(400, 21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: +12025550123"), SendProblem.NotServed),
        (Error(400, 21608, "The number +12025550123 is unverified."), SendProblem.NotServed),
        (Error(400, 21612, "Cannot send from this sender"), SendProblem.NotServed),
        (Error(400, 21610, "Attempt to send to unsubscribed recipient"), SendProblem.Blocked),
        (Error(400, 21216, "Call blocked by Twilio blocklist"), SendProblem.Blocked),
        (Error(400, 30450, "Message delivery blocked"), SendProblem.Blocked),
        (Error(401, 20003, $"Authenticate with {Secret}"), SendProblem.Unauthorized),
        (Error(403, 70051, "Authorization Failed"), SendProblem.Unauthorized),
        (Error(403, 10001, "Account is not active"), SendProblem.NoCredit),
        (Error(404, 20404, "The requested resource was not found"), SendProblem.Misconfigured),
        (Error(400, 21603, "A 'From' or 'MessagingServiceSid' parameter is required to send a message"), SendProblem.Misconfigured),
        (Error(400, 21606, "The 'From' phone number is not valid"), SendProblem.Misconfigured),
        (Error(400, 21660, "Mismatch between the 'From' number and the account"), SendProblem.Misconfigured),
        (Error(400, 21703, "The Messaging Service does not have a phone number available"), SendProblem.Misconfigured),
        (Error(400, 21609, "Invalid 'StatusCallback'"), SendProblem.Misconfigured),
        (Error(429, 20429, "Too Many Requests"), SendProblem.Throttled),
        (Error(429, 63038, "Account exceeded the daily messages limit"), SendProblem.Throttled),
        (Error(400, 21611, "This 'From' number has exceeded the maximum number of queued messages"), SendProblem.Throttled),
        (Error(400, 21617, $"The concatenated message body exceeds the limit: {Code}"), SendProblem.Refused),
        (Error(500, 20500, "Internal Server Error"), SendProblem.Unavailable),
        (Error(400, 29999, "Something new"), SendProblem.Other),
        (Error(401, 29999, "Something new"), SendProblem.Unauthorized),
        (Created(Message, "failed", 30006), SendProblem.InvalidNumber),
        (new Exchange(401, "Unauthorized"), SendProblem.Unauthorized),
        (Error(400, 21610, "Attempt to send to unsubscribed recipient") with { Status = 200 }, SendProblem.Unknown),
    ];

    [Theory]
    [InlineData(200, Message, "queued")]
    [InlineData(202, Message, "queued")]
    [InlineData(201, Message, "failed")]
    [InlineData(201, Message, "canceled")]
    [InlineData(201, Message, "splendid")]
    [InlineData(201, CallSid, "queued")]
    [InlineData(201, "SM0123", "queued")]
    [InlineData(201, "SM0123456789abcdef0123456789abcdeg", "queued")]
    public async Task A_text_is_taken_in_the_words_of_the_documents_or_not_at_all(int status, string sid, string state)
    {
        Vendor.Answer = Created(sid, state) with { Status = status };

        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token)).Problem);
    }

    [Fact]
    public async Task A_messaging_service_chooses_the_sender_and_an_API_key_signs_in()
    {
        await using var services = ServicesFor(With(("From", null), ("MessagingServiceSid", Service), ("ApiKeySid", Key), ("ApiKeySecret", Secret + "Key"), ("ReceiptAddress", null)));
        Vendor.Answer = Created(Message, "accepted");

        Assert.Equal(new SendOutcome.Accepted(Message), await GatewayOf(services).SendAsync(Text with { Minutes = 1000 }, Token));

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal(Basic(Key, Secret + "Key"), request.Headers["Authorization"]);
        Assert.Equal((Service, "36000"), (request.Form["MessagingServiceSid"], request.Form["ValidityPeriod"]));
        Assert.False(request.Form.ContainsKey("From") || request.Form.ContainsKey("StatusCallback"));
    }

    [Fact]
    public async Task What_no_single_setting_can_say_is_said_when_it_is_used_and_nothing_is_sent()
    {
        (Dictionary<string, string> Settings, string Channel, string Named)[] wrong =
        [
            (With(("From", null)), Channel.Sms, "MessagingServiceSid"),
            (With(("MessagingServiceSid", Service)), Channel.Sms, "From"),
            (With(("AuthToken", null)), Channel.Sms, "AuthToken"),
            (With(("ApiKeySid", Key)), Channel.Sms, "ApiKeySecret"),
            (With(("ApiKeySecret", Secret)), Channel.Voice, "ApiKeySid"),
            (With(("From", "Example")), Channel.Voice, "CallerNumber"),
            (With(("From", "+1A")), Channel.Voice, "CallerNumber"),
            (With(("From", null), ("MessagingServiceSid", Service)), Channel.Voice, "CallerNumber"),
            (With(), "fax", "fax"),
        ];
        foreach (var (settings, channel, named) in wrong)
        {
            await using var services = ServicesFor(settings);
            var failed = Assert.IsType<SendOutcome.Failed>(await GatewayOf(services).SendAsync(Text with { Channel = channel }, Token));
            Assert.Equal(SendProblem.Misconfigured, failed.Problem);
            Assert.Contains(named, failed.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("de", "de-DE")]
    [InlineData("zh-TW", "zh-TW")]
    [InlineData("tlh", "en-US")]
    public async Task A_call_reads_the_digits_out_one_by_one_in_the_language_of_the_user(string language, string spoken)
    {
        Vendor.Answer = CallTaken;

        var outcome = await Gateway.SendAsync(Text with { Channel = Channel.Voice, Language = language, Body = $"{Code} <for> A & B." }, Token);

        Assert.Equal(new SendOutcome.Accepted(CallSid), outcome);
        var request = Assert.Single(Vendor.Requests);
        Assert.Equal($"/2010-04-01/Accounts/{Account}/Calls.json", request.Address.PathAndQuery);
        Assert.Equal(
            $"""<Response><Say language="{spoken}" loop="2">4, 8, 2, 9, 1, 5 &lt;for&gt; A &amp; B.</Say></Response>""",
            request.Form["Twiml"]);
        Assert.Equal((Text.To.E164, "+14155552345", Receipts), (request.Form["To"], request.Form["From"], request.Form["StatusCallback"]));
        Assert.False(request.Form.ContainsKey("Url"));
    }

    [Fact]
    public async Task Calls_can_be_from_a_number_of_their_own()
    {
        await using var services = ServicesFor(With(("CallerNumber", "+14155550000")));
        Vendor.Answer = CallTaken;

        await GatewayOf(services).SendAsync(Text with { Channel = Channel.Voice }, Token);

        Assert.Equal("+14155550000", Assert.Single(Vendor.Requests).Form["From"]);
    }

    [Theory]
    [InlineData(Message, "queued")]
    [InlineData(CallSid, "failed")]
    public async Task A_call_is_taken_in_the_words_of_the_documents_or_not_at_all(string sid, string state)
    {
        Vendor.Answer = Created(sid, state);

        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text with { Channel = Channel.Voice }, Token)).Problem);
    }

    [Theory]
    [InlineData(200, """{"account_sid": "AC0", "balance": "-0.05", "currency": "USD"}""", "-0.05")]
    [InlineData(200, """{"account_sid": "AC0", "balance": "1234.5678", "currency": "USD"}""", "1234.5678")]
    [InlineData(200, """{"account_sid": "AC0", "balance": null, "currency": null}""", null)]
    [InlineData(200, """{"account_sid": "AC0", "balance": "1,5", "currency": "USD"}""", null)]
    [InlineData(401, """{"balance": "7", "currency": "USD"}""", null)]
    public async Task The_balance_is_what_it_says(int status, string body, string? amount)
    {
        Vendor.Answer = new Exchange(status, body);

        var balance = await ((IBalanceReader)Gateway).ReadBalanceAsync(Token);

        Assert.Equal(amount is null ? null : new Balance(decimal.Parse(amount, CultureInfo.InvariantCulture), "USD"), balance);
        var request = Assert.Single(Vendor.Requests);
        Assert.Equal(("GET", $"/2010-04-01/Accounts/{Account}/Balance.json", Basic(Account, Secret)), (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(true, "confirmed")]
    [InlineData(false, "unconfirmed")]
    public async Task It_hears_whether_the_code_was_entered(bool verified, string outcome)
    {
        Vendor.Answer = new Exchange(200, $$"""{"account_sid": "{{Account}}", "message_sid": "{{Message}}", "outcome": "{{outcome}}"}""");

        Assert.True(await Feedback.ReportAsync(new Conversion(Message, verified, Time.GetUtcNow()), Token));

        var request = Assert.Single(Vendor.Requests);
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{Account}/Messages/{Message}/Feedback.json", $"Outcome={outcome}"), (request.Method, request.Address.PathAndQuery, request.Body));
    }

    [Theory]
    [InlineData(404, """{"code": 20404, "outcome": "confirmed"}""")]
    [InlineData(200, """{"outcome": "unconfirmed"}""")]
    [InlineData(200, "")]
    public async Task Feedback_that_it_did_not_take_was_not_taken(int status, string body)
    {
        Vendor.Answer = new Exchange(status, body);

        Assert.False(await Feedback.ReportAsync(new Conversion(Message, Verified: true, Time.GetUtcNow()), Token));
    }

    [Theory]
    [InlineData(CallSid)]
    [InlineData("../../Balance")]
    public async Task There_is_feedback_of_texts_only(string id)
    {
        Assert.False(await Feedback.ReportAsync(new Conversion(id, Verified: true, Time.GetUtcNow()), Token));
        Assert.Empty(Vendor.Requests);
    }

    [Theory]
    [InlineData("MessageStatus", "queued", DeliveryState.Queued)]
    [InlineData("MessageStatus", "sending", DeliveryState.Queued)]
    [InlineData("MessageStatus", "sent", DeliveryState.Sent)]
    [InlineData("MessageStatus", "delivered", DeliveryState.Delivered)]
    [InlineData("MessageStatus", "undelivered", DeliveryState.Failed)]
    [InlineData("MessageStatus", "failed", DeliveryState.Failed)]
    [InlineData("MessageStatus", "canceled", DeliveryState.Failed)]
    [InlineData("CallStatus", "initiated", DeliveryState.Queued)]
    [InlineData("CallStatus", "ringing", DeliveryState.Sent)]
    [InlineData("CallStatus", "in-progress", DeliveryState.Delivered)]
    [InlineData("CallStatus", "completed", DeliveryState.Delivered)]
    [InlineData("CallStatus", "busy", DeliveryState.Failed)]
    [InlineData("CallStatus", "no-answer", DeliveryState.Failed)]
    public async Task A_signed_callback_is_believed(string field, string status, DeliveryState state)
    {
        var id = field == "CallStatus" ? CallSid : Message;
        (string, string)[] form = [(field == "CallStatus" ? "CallSid" : "MessageSid", id), (field, status), ("To", "+12025550123"), ("AccountSid", Account)];

        var genuine = Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(form, Sign(Receipts, form, Secret)));

        Assert.Equal([new Receipt(id, state, state is DeliveryState.Failed ? status : null)], genuine.Receipts);
        Assert.Null(genuine.Answer);
    }

    [Theory]
    [InlineData("30003", "30003: undelivered, phone not reachable")]
    [InlineData("30999", "30999: undelivered")]
    [InlineData("12025550123", "…: undelivered")]
    public async Task Why_a_text_failed_is_told_without_a_number(string code, string reason)
    {
        (string, string)[] form = [("MessageSid", Message), ("MessageStatus", "undelivered"), ("ErrorCode", code)];

        Assert.Equal(reason, Assert.Single(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(form, Sign(Receipts, form, Secret))).Receipts).Reason);
    }

    [Fact]
    public async Task A_signed_callback_about_nothing_that_we_keep_is_genuine_and_says_nothing()
    {
        (string, string)[][] forms = [[], [("MessageSid", Message)], [("MessageSid", Message), ("MessageStatus", "received")], [("MessageSid", ""), ("MessageStatus", "sent")], [("CallSid", CallSid), ("CallStatus", "humming")]];
        foreach (var form in forms) Assert.Empty(Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(form, Sign(Receipts, form, Secret))).Receipts);
    }

    [Fact]
    public async Task A_callback_that_is_not_signed_by_Twilio_is_refused()
    {
        (string, string)[] form = [("MessageSid", Message), ("MessageStatus", "sent")];
        var right = Sign(Receipts, form, Secret);
        Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(form, right));

        string?[] signatures =
        [
            null, "", "=", "ünsigned", right[..^4], right + "=", right.ToLowerInvariant(), (right[0] == 'A' ? "B" : "A") + right[1..],
            Sign(Receipts, form, "another-token-0123456789"),
            Sign(Receipts + "?more", form, Secret),
            Sign("https://login.example.org/connect/sms_otp/receipts/vendor", form, Secret),
            Sign(Receipts, [("MessageSid", Message), ("MessageStatus", "delivered")], Secret),
            Sign(Receipts, [.. form, ("ErrorCode", "30003")], Secret),
            Sign(Receipts, [], Secret),
        ];
        foreach (var signature in signatures) Assert.IsType<ReceiptReading.Refused>(await ReadAsync(form, signature));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync([.. form, ("x", "y")], right));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync([("MessageSid", Message), ("MessageStatus", "delivered")], right));
        Assert.IsType<ReceiptReading.Refused>(await ((IReceiptReader)Gateway).ReadAsync(Request(Receipts, Body(form), right) with { Method = "GET" }));
    }

    [Fact]
    public async Task Without_an_auth_token_no_callback_is_believed()
    {
        (string, string)[] form = [("MessageSid", Message), ("MessageStatus", "sent")];
        await using var services = ServicesFor(With(("AuthToken", null), ("ApiKeySid", Key), ("ApiKeySecret", Secret)));

        foreach (var token in (string[])["", Secret])
        {
            Assert.IsType<ReceiptReading.Refused>(await ((IReceiptReader)GatewayOf(services)).ReadAsync(Request(Receipts, Body(form), Sign(Receipts, form, token))));
        }
    }

    [Fact]
    public async Task A_callback_in_JSON_is_signed_by_the_hash_in_its_address()
    {
        const string json = $$"""{"MessageSid": "{{Message}}", "MessageStatus": "failed", "ErrorCode": 30007}""";
        var address = $"{Receipts}?bodySHA256={Hash(json)}";
        var right = Sign(address, [], Secret);

        var genuine = Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(address, json, right));

        Assert.Equal([new Receipt(Message, DeliveryState.Failed, "30007: failed, filtered")], genuine.Receipts);
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(address, json.Replace("failed", "delivered", StringComparison.Ordinal), right));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync($"{Receipts}?bodySHA256={Hash("{}")}", "{}", right));
        Assert.IsType<ReceiptReading.Refused>(await ReadAsync(Receipts, json, Sign(Receipts, [], Secret)));
        foreach (var unreadable in (string[])["", "{", "[]", "7"])
        {
            var other = $"{Receipts}?bodySHA256={Hash(unreadable)}";
            Assert.IsType<ReceiptReading.Refused>(await ReadAsync(other, unreadable, Sign(other, [], Secret)));
        }
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["AccountSid"] = Account,
        ["AuthToken"] = Secret,
        ["From"] = "+14155552345",
        ["ReceiptAddress"] = Receipts,
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(
            ("POST", $"/2010-04-01/Accounts/{Account}/Messages.json", Basic(Account, Secret)),
            (request.Method, request.Address.PathAndQuery, request.Headers["Authorization"]));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["To"] = Text.To.E164,
                ["From"] = "+14155552345",
                ["Body"] = Text.Body,
                ["ValidityPeriod"] = "300",
                ["ProvideFeedback"] = "true",
                ["StatusCallback"] = Receipts,
            },
            request.Form);
    }

    private IConversionFeedback Feedback => (IConversionFeedback)Gateway;

    private static ISmsGateway GatewayOf(ServiceProvider services) => services.GetRequiredService<GatewayRoute>().Find(ProviderName)!;

    private Dictionary<string, string> With(params (string Name, string? Value)[] changes)
    {
        var settings = SettingsFor(Vendor.Address);
        foreach (var (name, value) in changes)
        {
            if (value is null) settings.Remove(name);
            else settings[name] = value;
        }

        return settings;
    }

    private static Exchange Created(string sid, string status, int? error = null) => new(201, $$"""
        {
          "account_sid": "{{Account}}", "api_version": "2010-04-01", "body": "...", "date_sent": null, "direction": "outbound-api",
          "error_code": {{error?.ToString(CultureInfo.InvariantCulture) ?? "null"}}, "error_message": null, "from": "+14155552345", "messaging_service_sid": null,
          "num_media": "0", "num_segments": "1", "price": null, "price_unit": null, "sid": "{{sid}}", "status": "{{status}}", "to": "+12025550123",
          "uri": "/2010-04-01/Accounts/{{Account}}/Messages/{{sid}}.json"
        }
        """);

    private static Exchange Error(int status, int code, string message) =>
        new(status, $$"""{"code": {{code}}, "message": "{{message}}", "more_info": "https://www.twilio.com/docs/errors/{{code}}", "status": {{status}}}""");

    private static string Basic(string user, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";

    private Task<ReceiptReading> ReadAsync((string, string)[] form, string? signature) => ReadAsync(Receipts, Body(form), signature);

    private Task<ReceiptReading> ReadAsync(string address, string body, string? signature) => ((IReceiptReader)Gateway).ReadAsync(Request(address, body, signature));

    private ReceiptRequest Request(string address, string body, string? signature) => new()
    {
        Method = "POST",
        Address = new Uri(address),
        Headers = signature is null ? new Dictionary<string, string>() : new(StringComparer.OrdinalIgnoreCase) { ["x-twilio-signature"] = signature },
        Body = Encoding.UTF8.GetBytes(body),
        At = Time.GetUtcNow(),
    };

    private static string Body((string Name, string Value)[] form) => string.Join('&', form.Select(static f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Sign(string address, (string Name, string Value)[] form, string token)
    {
        var signed = address + string.Concat(form.OrderBy(static f => f.Name, StringComparer.Ordinal).Select(static f => f.Name + f.Value));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}

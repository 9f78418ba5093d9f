using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Tencent;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tests.Tencent;

public sealed class TencentGatewayTests : TokenReceiptContract
{
    private const string SecretId = "AKIDExampleOfOurs0123";
    private const string SignName = "示例";

    protected override string Type => "tencent";

    protected override (Exchange Answer, string MessageId) Accepted => (Status("Ok", "send success"), "5000:1045710669157053657849499619");

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (Status("InvalidParameterValue.IncorrectPhoneNumber", "+12025550123 is no number"), SendProblem.InvalidNumber),
        (Status("FailedOperation.PhoneNumberInBlacklist", "in the blocklist"), SendProblem.Blocked),
        (Status("LimitExceeded.PhoneNumberThirtySecondLimit", "too often"), SendProblem.Throttled),
        (Status("LimitExceeded.DeliveryFrequencyLimit", "too often"), SendProblem.Throttled),
        (Status("FailedOperation.InsufficientBalanceInSmsPackage", "no balance"), SendProblem.NoCredit),
        (Status("UnauthorizedOperation.SerivceSuspendDueToArrears", "arrears"), SendProblem.NoCredit),
        (Status("FailedOperation.SignatureIncorrectOrUnapproved", "signature"), SendProblem.Misconfigured),
        (Status("FailedOperation.TemplateIncorrectOrUnapproved", "template"), SendProblem.Misconfigured),
        (Status("InvalidParameterValue.TemplateParameterFormatError", "482915 does not fit"), SendProblem.Misconfigured),
        (Status("InvalidParameterValue.SdkAppIdNotExist", "app"), SendProblem.Misconfigured),
        (Status("FailedOperation.ContainSensitiveWord", "words"), SendProblem.Refused),
        (Status("UnsupportedOperation.UnsuportedRegion", "country"), SendProblem.NotServed),
        (Status("InternalError.OtherError", "other"), SendProblem.Unavailable),
        (Status("InternalError.Timeout", "timeout"), SendProblem.Unknown),
        (Status("InternalError.SendAndRecvFail", "lost"), SendProblem.Unknown),
        (Status("FailedOperation.SomethingNew", "?"), SendProblem.Other),
        (Error("AuthFailure.SignatureFailure", $"The provided credentials {Secret} could not be validated."), SendProblem.Unauthorized),
        (Error("AuthFailure.SignatureExpire", "expired"), SendProblem.Unauthorized),
        (Error("UnauthorizedOperation.RequestIpNotInWhitelist", "address"), SendProblem.Unauthorized),
        (Error("RequestLimitExceeded", "too fast"), SendProblem.Throttled),
        (Error("MissingParameter", "missing"), SendProblem.Misconfigured),
        (Error("UnsupportedRegion", "region"), SendProblem.Misconfigured),
        (Error("InternalError", "internal"), SendProblem.Unavailable),
        (Status("Ok", "send success", serial: ""), SendProblem.Unknown),
        (Status("OK", "send success"), SendProblem.Other),
        (new Exchange(200, """{"Response": {"SendStatusSet": [], "RequestId": "a"}}"""), SendProblem.Unknown),
        (Accepted.Answer with { Status = 500 }, SendProblem.Unavailable),
        (Accepted.Answer with { Status = 302 }, SendProblem.Unknown),
    ];

    protected override string Answer => """{"result":0,"errmsg":"OK"}""";

    protected override string Report => """
        [
          {"user_receive_time": "2026-11-23 20:00:04", "nationcode": "1", "mobile": "2025550123", "report_status": "SUCCESS", "errmsg": "DELIVRD",
           "description": "用户短信送达成功", "sid": "5000:1045710669157053657849499619"},
          {"user_receive_time": "2026-11-23 20:00:04", "nationcode": "1", "mobile": "2025550123", "report_status": "FAIL", "errmsg": "UNDELIV",
           "description": "12025550123 关机", "sid": "5000:1045710669157053657849499620"}
        ]
        """;

    protected override IReadOnlyList<Receipt> Reported =>
    [
        new("5000:1045710669157053657849499619", DeliveryState.Delivered),
        new("5000:1045710669157053657849499620", DeliveryState.Failed, "UNDELIV: … 关机"),
    ];

    protected override IReadOnlyList<string> MalformedItems =>
    [
        """{"report_status": "SUCCESS"}""",
        """{"sid": "5000:1"}""",
        """{"sid": "5000:1", "report_status": "success"}""",
        """{"sid": "5000:1", "report_status": "SENT"}""",
        """{"sid": "5000:1", "report_status": true}""",
        """{"sid": "", "report_status": "SUCCESS"}""",
        """{"sid": 5000, "report_status": "SUCCESS"}""",
        """{"sid": "\ud800", "report_status": "SUCCESS"}""",
    ];

    [Theory]
    [InlineData(
        "content-type;host;x-tc-action", "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
        "AKID********************************", "********************************", "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f")]
    [InlineData(
        "content-type;host", "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")]
    public void The_documented_examples_are_signed_as_documented(string names, string canonicalHash, string secretId, string secretKey, string signature)
    {
        // CVM DescribeInstances, as the document has it now (https://cloud.tencent.com/document/api/213/30654: the keys are of asterisks) and as it had it before.
        var payload = """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"""u8;
        var at = DateTimeOffset.FromUnixTimeSeconds(1551113065);
        var headers = new Dictionary<string, string>
        {
            ["x-tc-action"] = "DescribeInstances",
            ["host"] = "cvm.tencentcloudapi.com",
            ["content-type"] = "application/json; charset=utf-8",
        }.Where(h => names.Split(';').Contains(h.Key)).ToDictionary();

        var toSign = TencentSignature.StringToSign(TencentSignature.CanonicalRequest(headers, payload), "cvm", at);
        var signed = TencentSignature.Sign(headers, payload, "cvm", at, secretId, new SettingSecret(secretKey));

        Assert.Equal($"TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n{canonicalHash}", toSign);
        Assert.Equal($"TC3-HMAC-SHA256 Credential={secretId}/2019-02-25/cvm/tc3_request, SignedHeaders={names}, Signature={signature}", signed.ToString());
    }

    [Theory]
    [InlineData("code", "482915")]
    [InlineData("code,minutes", "482915 5")]
    [InlineData("minutes,code", "5 482915")]
    public async Task The_template_gets_what_it_is_set_to_get(string parameters, string values)
    {
        var request = await AskedAsync(settings => settings["TemplateParameters"] = parameters);

        Assert.Equal(values.Split(' '), request.Json.GetProperty("TemplateParamSet").EnumerateArray().Select(static v => v.GetString()!));
    }

    [Fact]
    public async Task Without_a_sign_name_none_is_sent_and_the_region_is_Guangzhou()
    {
        var request = await AskedAsync(static settings =>
        {
            settings.Remove("SignName");
            settings.Remove("Region");
        });

        Assert.False(request.Json.TryGetProperty("SignName", out _));
        Assert.Equal("ap-guangzhou", request.Headers["X-TC-Region"]);
    }

    [Fact]
    public async Task A_channel_that_it_has_not_and_a_text_without_a_code_are_not_sent()
    {
        foreach (var text in new[] { Text with { Channel = Channel.Voice }, Text with { Code = null } })
        {
            Assert.Equal(SendProblem.Misconfigured, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(text, Token)).Problem);
        }

        Assert.Empty(Vendor.Requests);
    }

    protected override Dictionary<string, string> SettingsFor(Uri vendor) => new()
    {
        ["SecretId"] = SecretId,
        ["SecretKey"] = Secret,
        ["SmsSdkAppId"] = "1400006666",
        ["TemplateId"] = "1110",
        ["SignName"] = SignName,
        ["Region"] = "ap-singapore",
        ["ReceiptToken"] = ReceiptToken,
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(("POST", "/", "application/json; charset=utf-8"), (request.Method, request.Address.PathAndQuery, request.Headers["Content-Type"]));
        Assert.Equal(("SendSms", "2021-01-11", "ap-singapore"), (request.Headers["X-TC-Action"], request.Headers["X-TC-Version"], request.Headers["X-TC-Region"]));
        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Headers["X-TC-Timestamp"]);

        var json = request.Json;
        Assert.Equal(Text.To.E164, Assert.Single(json.GetProperty("PhoneNumberSet").EnumerateArray()).GetString());
        Assert.Equal(Code, Assert.Single(json.GetProperty("TemplateParamSet").EnumerateArray()).GetString());
        Assert.Equal(
            ("1400006666", "1110", SignName),
            (json.GetProperty("SmsSdkAppId").GetString(), json.GetProperty("TemplateId").GetString(), json.GetProperty("SignName").GetString()));
        AssertSigned(request);
    }

    // The signature once more, by the steps of the document and what arrived.
    private static void AssertSigned(Asked request)
    {
        const string names = "content-type;host;x-tc-action", scope = "2026-11-23/sms/tc3_request";
        var canonical = string.Join('\n', "POST", "/", "",
            $"content-type:{request.Headers["Content-Type"]}", $"host:{request.Headers["Host"]}", "x-tc-action:sendsms", "", names, Sha256(request.Body));
        var toSign = string.Join('\n', "TC3-HMAC-SHA256", request.Headers["X-TC-Timestamp"], scope, Sha256(canonical));

        var key = Encoding.UTF8.GetBytes("TC3" + Secret);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));

        Assert.Equal($"TC3-HMAC-SHA256 Credential={SecretId}/{scope}, SignedHeaders={names}, Signature={signature}", request.Headers["Authorization"]);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Exchange Status(string code, string message, string serial = "5000:1045710669157053657849499619") => new(200, $$$"""
        {"Response": {
          "SendStatusSet": [{"SerialNo": "{{{serial}}}", "PhoneNumber": "+12025550123", "Fee": 1, "SessionContext": "",
            "Code": "{{{code}}}", "Message": {{{JsonSerializer.Serialize(message)}}}, "IsoCode": "US"}],
          "RequestId": "a0aabda6-cf91-4f3e-a81f-9198114a2279"}}
        """);

    private static Exchange Error(string code, string message) => new(200, $$$"""
        {"Response": {"Error": {"Code": "{{{code}}}", "Message": {{{JsonSerializer.Serialize(message)}}}}, "RequestId": "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}}
        """);

    private async Task<Asked> AskedAsync(Action<Dictionary<string, string>> change)
    {
        var settings = SettingsFor(Vendor.Address);
        change(settings);
        await using var other = ServicesFor(settings);
        Vendor.Answer = Accepted.Answer;

        Assert.IsType<SendOutcome.Accepted>(await other.GetRequiredService<GatewayRoute>().Find(ProviderName)!.SendAsync(Text, Token));

        return Assert.Single(Vendor.Requests);
    }
}

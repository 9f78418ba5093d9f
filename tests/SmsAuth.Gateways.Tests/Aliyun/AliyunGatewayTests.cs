using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Aliyun;
using SmsAuth.Gateways.Tests.Vendors;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tests.Aliyun;

public sealed class AliyunGatewayTests : TokenReceiptContract
{
    private const string KeyId = "LTAI5tExampleOfOurs";
    private const string SignName = "示例 & Söhne*~";

    protected override string Type => "aliyun";

    protected override (Exchange Answer, string MessageId) Accepted => (
        Said("OK", "OK", "\"BizId\": \"607300000000000000^0\""),
        "607300000000000000^0");

    protected override IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals =>
    [
        (Said("isv.MOBILE_NUMBER_ILLEGAL", "12025550123 is no mobile number"), SendProblem.InvalidNumber),
        (Said("isv.DOMESTIC_NUMBER_NOT_SUPPORTED", "The template is for other countries"), SendProblem.NotServed),
        (Said("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1"), SendProblem.Throttled),
        (Said("isv.DAY_LIMIT_CONTROL", "触发日发送限额"), SendProblem.Throttled),
        (Said("isv.MONTH_LIMIT_CONTROL", "触发月发送限额"), SendProblem.Throttled),
        (Said("isv.AMOUNT_NOT_ENOUGH", "账户余额不足"), SendProblem.NoCredit),
        (Said("isv.OUT_OF_SERVICE", "业务停机"), SendProblem.NoCredit),
        (Said("isp.RAM_PERMISSION_DENY", "RAM权限不足"), SendProblem.Unauthorized),
        (Said("isv.ACCOUNT_NOT_EXISTS", "账户不存在"), SendProblem.Unauthorized),
        (Said("isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法"), SendProblem.Misconfigured),
        (Said("isv.SMS_SIGNATURE_SCENE_ILLEGAL", "签名和模板类型不一致"), SendProblem.Misconfigured),
        (Said("isv.SMS_TEMPLATE_ILLEGAL", "短信模板不合法"), SendProblem.Misconfigured),
        (Said("isv.TEMPLATE_MISSING_PARAMETERS", "模板缺少变量"), SendProblem.Misconfigured),
        (Said("isv.DENY_IP_RANGE", "IP地址所在的地区被禁用"), SendProblem.Misconfigured),
        (Said("isv.PRODUCT_UNSUBSCRIBE", "产品未开通"), SendProblem.Misconfigured),
        (Said("isv.SMS_CONTENT_ILLEGAL", "482915 is not allowed in a text"), SendProblem.Refused),
        (Said("isv.BLACK_KEY_CONTROL_LIMIT", "黑名单管控"), SendProblem.Refused),
        (Said("isp.SYSTEM_ERROR", "系统错误"), SendProblem.Unavailable),
        (Said("isv.SOMETHING_NEW", "?"), SendProblem.Other),
        (Said("SignatureDoesNotMatch", $"Specified signature is not matched, {Secret}") with { Status = 400 }, SendProblem.Unauthorized),
        (Said("InvalidAccessKeyId.NotFound", "Specified access key is not found.") with { Status = 404 }, SendProblem.Unauthorized),
        (Said("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.") with { Status = 400 }, SendProblem.Unauthorized),
        (Said("Throttling.User", "Request was denied due to user flow control.") with { Status = 400 }, SendProblem.Throttled),
        (Said("MissingPhoneNumbers", "PhoneNumbers is mandatory for this action.") with { Status = 400 }, SendProblem.Misconfigured),
        (Said("MissingParameter", "A parameter is mandatory") with { Status = 400 }, SendProblem.Misconfigured),
        (Said("ServiceUnavailable", "The request has failed due to a temporary failure of the server.") with { Status = 503 }, SendProblem.Unavailable),
        (Said("Something.New", "?") with { Status = 403 }, SendProblem.Unauthorized),
        (Said("OK", "OK"), SendProblem.Unknown),
        (Said("OK", "OK", "\"BizId\": \"\""), SendProblem.Unknown),
        (Said("ok", "OK", "\"BizId\": \"1^0\""), SendProblem.Other),
        (Accepted.Answer with { Status = 500 }, SendProblem.Unavailable),
        (Accepted.Answer with { Status = 302 }, SendProblem.Unknown),
    ];

    protected override string Answer => """{"code":0,"msg":"OK"}""";

    protected override string Report => """
        [
          {"phone_number": "12025550123", "send_time": "2026-11-23 12:00:00", "report_time": "2026-11-23 12:00:02", "success": true,
           "err_code": "DELIVERED", "err_msg": "用户接收成功", "sms_size": "1", "biz_id": "607300000000000000^0", "out_id": ""},
          {"phone_number": "12025550123", "send_time": "2026-11-23 12:00:00", "report_time": "2026-11-23 12:00:02", "success": false,
           "err_code": "MOBILE_NOT_ON_SERVICE", "err_msg": "12025550123 关机", "sms_size": "1", "biz_id": "607300000000000001^0", "out_id": ""}
        ]
        """;

    protected override IReadOnlyList<Receipt> Reported =>
    [
        new("607300000000000000^0", DeliveryState.Delivered),
        new("607300000000000001^0", DeliveryState.Failed, "MOBILE_NOT_ON_SERVICE: … 关机"),
    ];

    protected override IReadOnlyList<string> MalformedItems =>
    [
        """{"success": true}""",
        """{"biz_id": "1^0"}""",
        """{"biz_id": "1^0", "success": "true"}""",
        """{"biz_id": "1^0", "success": 1}""",
        """{"biz_id": "1^0", "success": null}""",
        """{"biz_id": "", "success": true}""",
        """{"biz_id": 1, "success": true}""",
        """{"biz_id": "\ud800", "success": true}""",
    ];

    [Fact]
    public void The_documented_example_is_signed_as_documented()
    {
        // https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
        var headers = new Dictionary<string, string>
        {
            ["x-acs-version"] = "2014-05-26",
            ["host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-date"] = "2023-10-26T10:22:32Z",
            ["x-acs-action"] = "RunInstances",
            ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-content-sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        };
        var address = new Uri("https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd");

        var signed = AliyunSignature.Sign("POST", address, headers, "YourAccessKeyId", new SettingSecret("YourAccessKeySecret"));

        Assert.Equal(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            signed.ToString());
    }

    [Fact]
    public async Task No_two_requests_have_the_same_nonce()
    {
        Vendor.Answer = Accepted.Answer;
        for (var i = 0; i < 3; i++) await Gateway.SendAsync(Text, Token);

        Assert.Equal(3, Vendor.Requests.Select(static r => r.Headers["x-acs-signature-nonce"]).Distinct().Count());
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
        ["AccessKeyId"] = KeyId,
        ["AccessKeySecret"] = Secret,
        ["SignName"] = SignName,
        ["TemplateCode"] = "SMS_123456789",
        ["ReceiptToken"] = ReceiptToken,
        ["BaseAddress"] = vendor.ToString(),
    };

    protected override void AssertAsks(Asked request)
    {
        Assert.Equal(("POST", "/"), (request.Method, request.Address.PathAndQuery));
        Assert.Equal(("SendSms", "2017-05-25"), (request.Headers["x-acs-action"], request.Headers["x-acs-version"]));
        Assert.Equal(("application/x-www-form-urlencoded", "2026-11-23T12:00:00Z"), (request.Headers["Content-Type"], request.Headers["x-acs-date"]));

        var form = request.Form;
        Assert.Equal(["PhoneNumbers", "SignName", "TemplateCode", "TemplateParam"], form.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((Text.To.E164[1..], SignName, "SMS_123456789"), (form["PhoneNumbers"], form["SignName"], form["TemplateCode"]));
        Assert.Equal($$"""{"code":"{{Code}}"}""", form["TemplateParam"]);
        AssertSigned(request);
    }

    // The signature once more, by the steps of the document and what arrived.
    private static void AssertSigned(Asked request)
    {
        const string names = "content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body)));
        Assert.Equal(hash, request.Headers["x-acs-content-sha256"]);

        var canonical = new StringBuilder("POST\n/\n\n");
        foreach (var name in names.Split(';')) canonical.Append(name).Append(':').Append(request.Headers[name]).Append('\n');
        canonical.Append('\n').Append(names).Append('\n').Append(hash);
        var toSign = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(toSign)));

        Assert.Equal($"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}", request.Headers["Authorization"]);
    }

    private static Exchange Said(string code, string message, string? more = null) =>
        new(200, $$"""{"Message": {{JsonSerializer.Serialize(message)}}, "RequestId": "873043ac-bcda-44db-9052-2e204c6ed20f", {{(more is null ? "" : $"{more},")}} "Code": "{{code}}"}""");
}

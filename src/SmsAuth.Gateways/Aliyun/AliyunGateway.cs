using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Aliyun;

/// <summary>
/// Aliyun: codes by a template, with the action SendSms of the API Dysmsapi 2017-05-25
/// (<see href="https://help.aliyun.com/en/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms"/>).
/// </summary>
internal sealed class AliyunGateway(string name, SettingValues settings, VendorClient client, TimeProvider time) : ISmsGateway, IReceiptReader
{
    private const string Form = "application/x-www-form-urlencoded";

    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        if (message.Channel != Channel.Sms) return new SendOutcome.Failed($"no channel '{message.Channel}'", SendProblem.Misconfigured);
        if (message.Code is not { } code) return new SendOutcome.Failed("a text without a code: there is a template for codes only", SendProblem.Misconfigured);

        using var request = SendSms(message, code);
        var answer = await client.SendAsync(request, cancellationToken);
        return answer.IsSuccess && answer.Json.At("Code").AsText() is AliyunErrors.Success && answer.Json.At("BizId").AsText() is { } id
            ? new SendOutcome.Accepted(id)
            : AliyunErrors.Read(answer);
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) => Task.FromResult(AliyunReceipts.Read(request, settings.Secret(CommonSettings.ReceiptToken)));

    private HttpRequestMessage SendSms(TextMessage message, OtpCode code)
    {
        var address = settings.Under("");

        // The reference lists these as parameters of the query. They go into the form of the POST request instead: addresses end up in the logs of
        // proxies, and a code has no place there.
        var body = Encoding.ASCII.GetBytes(AliyunSignature.Encode(new Dictionary<string, string>
        {
            // The country code without + serves for mainland China and for everywhere else.
            ["PhoneNumbers"] = message.To.E164[1..],
            ["SignName"] = settings.Text(AliyunKind.SignName),
            ["TemplateCode"] = settings.Text(AliyunKind.TemplateCode),
            ["TemplateParam"] = JsonSerializer.Serialize(new Dictionary<string, string> { ["code"] = code.Reveal() }),
        }));
        var signed = new Dictionary<string, string>
        {
            ["content-type"] = Form,
            ["host"] = address.Authority,
            ["x-acs-action"] = "SendSms",
            ["x-acs-content-sha256"] = AliyunSignature.Hash(body),
            ["x-acs-date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["x-acs-version"] = "2017-05-25",
        };

        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Form);
        request.Headers.Host = signed["host"];
        request.Headers.Accept.ParseAdd("application/json");
        foreach (var (header, value) in signed.Where(static h => h.Key.StartsWith("x-acs-", StringComparison.Ordinal))) request.Headers.Add(header, value);
        request.Headers.Authorization = AliyunSignature.Sign(
            "POST", address, signed, settings.Text(AliyunKind.AccessKeyId), settings.Secret(AliyunKind.AccessKeySecret));
        return request;
    }
}

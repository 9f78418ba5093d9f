using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tencent;

/// <summary>
/// Tencent Cloud: codes by a template, with the action SendSms of the SMS API 2021-01-11
/// (<see href="https://cloud.tencent.com/document/api/382/55981"/>).
/// </summary>
internal sealed class TencentGateway(string name, SettingValues settings, VendorClient client, TimeProvider time) : ISmsGateway, IReceiptReader
{
    private const string Action = "SendSms";
    private const string Service = "sms";
    private const string Json = "application/json; charset=utf-8";

    public string Name => name;

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        if (message.Channel != Channel.Sms) return new SendOutcome.Failed($"no channel '{message.Channel}'", SendProblem.Misconfigured);
        if (message.Code is not { } code) return new SendOutcome.Failed("a text without a code: there is a template for codes only", SendProblem.Misconfigured);

        using var request = SendSms(message, code);
        var answer = await client.SendAsync(request, cancellationToken);
        var status = answer.Json.At("Response").At("SendStatusSet").At(0);
        return answer.IsSuccess && status.At("Code").AsText() is TencentErrors.Success && status.At("SerialNo").AsText() is { } id
            ? new SendOutcome.Accepted(id)
            : TencentErrors.Read(answer);
    }

    public Task<ReceiptReading> ReadAsync(ReceiptRequest request) => Task.FromResult(TencentReceipts.Read(request, settings.Secret(CommonSettings.ReceiptToken)));

    private HttpRequestMessage SendSms(TextMessage message, OtpCode code)
    {
        var address = settings.Under("");
        var now = time.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(BodyOf(message, code));
        var signed = new Dictionary<string, string>
        {
            ["content-type"] = Json,
            ["host"] = address.Authority,
            ["x-tc-action"] = Action,
        };

        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
        request.Headers.Host = signed["host"];
        request.Headers.Add("X-TC-Action", Action);
        request.Headers.Add("X-TC-Version", "2021-01-11");
        request.Headers.Add("X-TC-Region", settings.Text(TencentKind.Region));
        request.Headers.Add("X-TC-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Authorization = TencentSignature.Sign(
            signed, body, Service, now, settings.Text(TencentKind.SecretId), settings.Secret(TencentKind.SecretKey));
        return request;
    }

    private Dictionary<string, object> BodyOf(TextMessage message, OtpCode code)
    {
        var body = new Dictionary<string, object>
        {
            ["PhoneNumberSet"] = new[] { message.To.E164 },
            ["SmsSdkAppId"] = settings.Text(TencentKind.SmsSdkAppId),
            ["TemplateId"] = settings.Text(TencentKind.TemplateId),
            ["TemplateParamSet"] = settings.Text(TencentKind.TemplateParameters).Split(',')
                .Select(parameter => parameter is "minutes" ? message.Minutes.ToString(CultureInfo.InvariantCulture) : code.Reveal())
                .ToArray(),
        };
        if (settings.Optional(TencentKind.SignName) is { } signName) body["SignName"] = signName;
        return body;
    }
}

using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Aliyun;

/// <summary>
/// Receipts, which Aliyun calls SmsReport and posts in batches, unsigned: <see href="https://help.aliyun.com/document_detail/101867.html"/>.
/// Without the answer that it wants, Aliyun posts them again.
/// </summary>
internal static class AliyunReceipts
{
    public static ReceiptReading Read(ReceiptRequest request, SettingSecret token) => TokenReceipts.Read(request, token, AliyunDefaults.ReceiptAnswer, ReadOne);

    private static Receipt? ReadOne(JsonElement report) => (report.At("biz_id"), report.At("success").ValueKind) switch
    {
        ({ ValueKind: JsonValueKind.String } id, JsonValueKind.True) when id.AsText() is { } text => new Receipt(text, DeliveryState.Delivered),
        ({ ValueKind: JsonValueKind.String } id, JsonValueKind.False) when id.AsText() is { } text => new Receipt(text, DeliveryState.Failed, ReasonOf(report)),
        _ => null,
    };

    private static string ReasonOf(JsonElement report) => VendorWords.Of(report.At("err_code").AsText(), report.At("err_msg").AsText());
}

using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tencent;

/// <summary>
/// Receipts, which Tencent Cloud posts in batches of up to 100, unsigned: <see href="https://cloud.tencent.com/document/api/382/59178"/>.
/// Without the answer that it wants, it posts them twice more.
/// </summary>
internal static class TencentReceipts
{
    public static ReceiptReading Read(ReceiptRequest request, SettingSecret token) => TokenReceipts.Read(request, token, TencentDefaults.ReceiptAnswer, ReadOne);

    private static Receipt? ReadOne(JsonElement report) => (report.At("sid"), report.At("report_status").AsText()) switch
    {
        ({ ValueKind: JsonValueKind.String } id, "SUCCESS") when id.AsText() is { } text => new Receipt(text, DeliveryState.Delivered),
        ({ ValueKind: JsonValueKind.String } id, "FAIL") when id.AsText() is { } text => new Receipt(text, DeliveryState.Failed, ReasonOf(report)),
        _ => null,
    };

    private static string ReasonOf(JsonElement report) => VendorWords.Of(report.At("errmsg").AsText(), report.At("description").AsText());
}

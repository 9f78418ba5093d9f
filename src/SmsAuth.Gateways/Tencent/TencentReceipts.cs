using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tencent;

/// <summary>
/// Receipts, which Tencent Cloud posts in batches, unsigned: <see href="https://www.tencentcloud.com/document/product/382/43547"/>.
/// They are to be answered with <see cref="TencentDefaults.ReceiptAnswer"/>.
/// </summary>
internal static class TencentReceipts
{
    public static ReceiptReading Read(ReceiptRequest request, SettingSecret token) => TokenReceipts.Read(request, token, ReadOne);

    private static Receipt? ReadOne(JsonElement report) => (report.At("sid"), report.At("report_status").AsText()) switch
    {
        ({ ValueKind: JsonValueKind.String } id, "SUCCESS") when id.AsText() is { } text => new Receipt(text, DeliveryState.Delivered),
        ({ ValueKind: JsonValueKind.String } id, "FAIL") when id.AsText() is { } text => new Receipt(text, DeliveryState.Failed, ReasonOf(report)),
        _ => null,
    };

    private static string ReasonOf(JsonElement report) => VendorWords.Of(report.At("errmsg").AsText(), report.At("description").AsText());
}

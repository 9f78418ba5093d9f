using System.Globalization;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Webhook;

/// <summary>
/// What a sender posts back when it knows more of a text, signed as what is posted to it (Standard Webhooks, verifying signatures). The same receipt
/// may come twice within its five minutes: it says the same, and a text never goes back.
/// </summary>
internal static class WebhookReceipts
{
    private const long ToleranceSeconds = 5 * 60;

    public static ReceiptReading Read(ReceiptRequest request, SettingSecret secrets)
    {
        if (!request.Headers.TryGetValue(WebhookDefaults.IdHeader, out var id)
            || !request.Headers.TryGetValue(WebhookDefaults.TimestampHeader, out var timestamp)
            || !request.Headers.TryGetValue(WebhookDefaults.SignatureHeader, out var signatures)) return new ReceiptReading.Refused("not signed");

        // With a full stop in the id, the same signature would fit another division into id, timestamp and body.
        if (id.Length == 0 || id.Contains('.', StringComparison.Ordinal)) return new ReceiptReading.Refused("the id is none");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return new ReceiptReading.Refused("the timestamp is none");
        if (Math.Abs(request.At.ToUnixTimeSeconds() - seconds) > ToleranceSeconds) return new ReceiptReading.Refused("the timestamp is too old or too new");
        if (!WebhookSignatures.Verify(secrets, id, timestamp, request.Body, signatures)) return new ReceiptReading.Refused("the signature is wrong");

        var body = JsonReading.Parse(request.Body);
        if (body.ValueKind is not JsonValueKind.Object) return new ReceiptReading.Refused("the body is no JSON object");
        var data = body.At("data");
        return body.At("type").AsText() == WebhookDefaults.ReceiptType && data.At("id").AsText() is { } text && StateOf(data.At("state").AsText()) is { } state
            ? new ReceiptReading.Genuine(new Receipt(text, state, state is DeliveryState.Failed ? VendorWords.Of(null, data.At("reason").AsText() ?? "failed") : null))
            : new ReceiptReading.Genuine();
    }

    private static DeliveryState? StateOf(string? state) => state switch
    {
        "sent" => DeliveryState.Sent,
        "delivered" => DeliveryState.Delivered,
        "failed" => DeliveryState.Failed,
        _ => null,
    };
}

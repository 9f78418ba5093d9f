using System.Text;
using System.Text.Json;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Twilio;

/// <summary>
/// Status callbacks of texts (<see href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status"/>) and of calls
/// (<see href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback"/>).
/// </summary>
internal static class TwilioReceipts
{
    public static ReceiptReading Read(ReceiptRequest request, SettingSecret token)
    {
        if (token.Reveal().Length == 0) return new ReceiptReading.Refused("no auth token is set");
        if (request.Method != "POST") return new ReceiptReading.Refused("not a POST");
        if (!request.Headers.TryGetValue(TwilioSignature.Header, out var signature)) return new ReceiptReading.Refused("not signed");
        if (!TwilioSignature.IsOf(signature, request.Address, request.Body.Span, token)) return new ReceiptReading.Refused("the signature is wrong");
        if (FieldsOf(request) is not { } fields) return new ReceiptReading.Refused("the body cannot be read");

        // Twilio does not sign the time. An old callback does no harm: a text never goes back.
        return Receipt(fields, "MessageSid", "MessageStatus", StateOfText) ?? Receipt(fields, "CallSid", "CallStatus", StateOfCall) ?? new ReceiptReading.Genuine();
    }

    private static Dictionary<string, string>? FieldsOf(ReceiptRequest request)
    {
        if (TwilioSignature.HashIn(request.Address) is null) return AddressQuery.Read(Encoding.UTF8.GetString(request.Body.Span));
        try
        {
            using var json = JsonDocument.Parse(request.Body);
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? json.RootElement.EnumerateObject().DistinctBy(static p => p.Name).ToDictionary(static p => p.Name, static p => p.Value.AsText() ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReceiptReading.Genuine? Receipt(Dictionary<string, string> fields, string sid, string status, Func<string, DeliveryState?> stateOf)
    {
        if (!fields.TryGetValue(sid, out var id) || id.Length == 0 || !fields.TryGetValue(status, out var told) || stateOf(told) is not { } state) return null;
        return new ReceiptReading.Genuine(new Receipt(id, state, state is DeliveryState.Failed ? ReasonOf(told, fields.GetValueOrDefault("ErrorCode")) : null));
    }

    private static string ReasonOf(string status, string? code) => VendorWords.Of(code, TwilioErrors.WordsOf(code) is { } words ? $"{status}, {words}" : status);

    // https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
    private static DeliveryState? StateOfText(string status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => DeliveryState.Queued,
        "sent" => DeliveryState.Sent,
        "delivered" or "read" => DeliveryState.Delivered,
        "undelivered" or "failed" or "canceled" => DeliveryState.Failed,
        _ => null,
    };

    // https://www.twilio.com/docs/voice/api/call-resource#call-status-values
    private static DeliveryState? StateOfCall(string status) => status switch
    {
        "queued" or "initiated" => DeliveryState.Queued,
        "ringing" => DeliveryState.Sent,
        "in-progress" or "completed" => DeliveryState.Delivered,
        "busy" or "no-answer" or "failed" or "canceled" => DeliveryState.Failed,
        _ => null,
    };
}

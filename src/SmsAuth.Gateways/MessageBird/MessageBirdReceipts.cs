using System.Text;
using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>
/// Status reports (<see href="https://developers.messagebird.com/api/sms-messaging/#handle-a-status-report"/>), signed as
/// <see href="https://developers.messagebird.com/api/#verifying-http-requests"/> describes.
/// </summary>
internal static class MessageBirdReceipts
{
    public const string SignatureHeader = "MessageBird-Signature-JWT";
    private const string Issuer = "MessageBird";

    public static async Task<ReceiptReading> ReadAsync(ReceiptRequest request, SettingSecret key)
    {
        if (key.Reveal().Length == 0) return new ReceiptReading.Refused("no signing key is set");
        if (!request.Headers.TryGetValue(SignatureHeader, out var signature)) return new ReceiptReading.Refused("not signed");
        if (await SignedTokens.ReadAsync(signature, key, Issuer, maxAge: null, request.At) is not { } token) return new ReceiptReading.Refused("the signature is wrong or stale");

        // The address is signed with its query, the body when there is one.
        if (!SignedTokens.IsHashOf(ClaimOf("url_hash"), Encoding.UTF8.GetBytes(request.Address.AbsoluteUri))) return new ReceiptReading.Refused("the signature is of another address");
        if (request.Body.Length > 0 ? !SignedTokens.IsHashOf(ClaimOf("payload_hash"), request.Body.Span) : ClaimOf("payload_hash") is not null)
        {
            return new ReceiptReading.Refused("the signature is of another body");
        }

        var query = AddressQuery.Read(request.Address.Query);
        if (!query.TryGetValue("id", out var id) || !query.TryGetValue("status", out var status)) return new ReceiptReading.Genuine();
        return StateOf(status) is { } state
            ? new ReceiptReading.Genuine(new Receipt(id, state, state is DeliveryState.Failed ? ReasonOf(status, query) : null))
            : new ReceiptReading.Genuine();

        string? ClaimOf(string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
    }

    private static string ReasonOf(string status, Dictionary<string, string> query) =>
        VendorWords.Of(query.GetValueOrDefault("statusErrorCode"), query.GetValueOrDefault("statusReason") is { Length: > 0 } reason ? reason : status);

    // Of calls there are more.
    private static DeliveryState? StateOf(string status) => status switch
    {
        "scheduled" or "buffered" or "calling" => DeliveryState.Queued,
        "sent" => DeliveryState.Sent,
        "delivered" or "answered" => DeliveryState.Delivered,
        "delivery_failed" or "expired" or "busy" or "failed" => DeliveryState.Failed,
        _ => null,
    };
}

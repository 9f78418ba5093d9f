using SmsAuth.Deliveries;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// Status callbacks (<see href="https://developer.vonage.com/en/messages/concepts/messages-status-callbacks"/>), signed as
/// <see href="https://developer.vonage.com/en/messages/concepts/signed-webhooks"/> describes.
/// </summary>
internal static class VonageReceipts
{
    private const string Issuer = "Vonage";
    private const string Scheme = "Bearer ";

    // The tokens have no end, only a beginning.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    public static async Task<ReceiptReading> ReadAsync(ReceiptRequest request, SettingSecret secret, string applicationId)
    {
        if (secret.Reveal().Length == 0) return new ReceiptReading.Refused("no signature secret is set");
        if (!request.Headers.TryGetValue("Authorization", out var header) || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return new ReceiptReading.Refused("not signed");
        if (await SignedTokens.ReadAsync(header[Scheme.Length..].Trim(), secret, Issuer, MaxAge, request.At) is not { } token) return new ReceiptReading.Refused("the signature is wrong or stale");
        if (!SignedTokens.IsHashOf(ClaimOf("payload_hash"), request.Body.Span)) return new ReceiptReading.Refused("the signature is of another body");

        // All applications of an account have one secret.
        if (ClaimOf("application_id") is { } application && !application.Equals(applicationId, StringComparison.OrdinalIgnoreCase)) return new ReceiptReading.Refused("it is of another application");

        var status = JsonReading.Parse(request.Body);
        return status.At("message_uuid").AsText() is { } id && status.At("status").AsText() is { } word && StateOf(word) is { } state
            ? new ReceiptReading.Genuine(new Receipt(id, state, state is DeliveryState.Failed ? ReasonOf(word) : null))
            : new ReceiptReading.Genuine();

        string? ClaimOf(string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

        string ReasonOf(string word)
        {
            var error = status.At("error");
            return VendorWords.Of(VonageErrors.CodeOf(error), error.At("detail").AsText() ?? error.At("title").AsText() ?? word);
        }
    }

    private static DeliveryState? StateOf(string status) => status switch
    {
        "submitted" => DeliveryState.Sent,
        "delivered" or "read" => DeliveryState.Delivered,
        "rejected" or "undeliverable" => DeliveryState.Failed,
        _ => null,
    };
}

namespace SmsAuth.Gateways.Webhook;

/// <summary>How texts are handed to a sender of one's own, after Standard Webhooks 1.0.0: <see href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"/>.</summary>
public static class WebhookDefaults
{
    /// <summary>The kind of gateway.</summary>
    public const string Type = "webhook";

    /// <summary>The type of what is posted to the sender.</summary>
    public const string SendType = "sms_otp.send";

    /// <summary>The type of what the sender posts back.</summary>
    public const string ReceiptType = "sms_otp.receipt";

    /// <summary>The header with the id. It stays the same when the same text is posted again.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";
}

using SmsAuth.Fraud.Alerts;

namespace SmsAuth.Server.Alerts;

/// <summary>The body of a webhook (Standard Webhooks 1.0.0, payload structure).</summary>
internal sealed record WebhookBody(string Type, DateTime Timestamp, WebhookBody.Facts Data)
{
    public static WebhookBody Of(FraudAlert alert) => new(
        $"fraud.{alert.Change.ToString().ToLowerInvariant()}",
        alert.At.UtcDateTime,
        new Facts(alert.Subject.Kind.ToString().ToLowerInvariant(), alert.Subject.Key, alert.Until?.UtcDateTime, alert.Sent, alert.Proven));

    internal sealed record Facts(string Kind, string Subject, DateTime? Until, int Sent, int Proven);
}

namespace SmsAuth.Server.Alerts;

/// <summary>Where alerts are posted to, and how they are signed. It does not print the URL, which may hold a key.</summary>
internal sealed record Webhook(Uri Url, WebhookSecret Secret)
{
    public override string ToString() => $"[webhook at {Url.Host}]";
}

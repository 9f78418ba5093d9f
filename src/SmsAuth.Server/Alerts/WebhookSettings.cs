namespace SmsAuth.Server.Alerts;

/// <summary>The section <c>SmsAuth:Alerts:Webhook</c>.</summary>
internal sealed class WebhookSettings
{
    /// <summary>Where alerts are posted to: an absolute https URI. Default: nowhere.</summary>
    public Uri? Url { get; set; }

    /// <summary>The key of their signatures: <c>whsec_</c> and 24 to 64 random bytes in base64. Required with a URL.</summary>
    public string? Secret { get; set; }
}

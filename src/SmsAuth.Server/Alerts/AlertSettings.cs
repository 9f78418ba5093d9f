namespace SmsAuth.Server.Alerts;

/// <summary>The section <c>SmsAuth:Alerts</c>.</summary>
internal sealed class AlertSettings
{
    public const string Section = "SmsAuth:Alerts";

    /// <summary>A webhook that alerts are posted to.</summary>
    public WebhookSettings Webhook { get; set; } = new();
}

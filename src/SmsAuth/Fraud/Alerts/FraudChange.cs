namespace SmsAuth.Fraud.Alerts;

/// <summary>What an alert tells. The names are sent to webhooks: never rename them.</summary>
public enum FraudChange
{
    /// <summary>A prefix or country gets no texts for a while.</summary>
    Paused,

    /// <summary>A prefix or country gets texts again.</summary>
    Reopened,

    /// <summary>Texts of a gateway are hardly ever followed by a sign-in. It goes on being used.</summary>
    Suspected,
}

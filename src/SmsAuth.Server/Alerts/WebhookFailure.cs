namespace SmsAuth.Server.Alerts;

/// <summary>Why an alert was not accepted.</summary>
/// <param name="Reason">For the log.</param>
/// <param name="IsFinal">Whether the receiver wants no more of it.</param>
internal sealed record WebhookFailure(string Reason, bool IsFinal);

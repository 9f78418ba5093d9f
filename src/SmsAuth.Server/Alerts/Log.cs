namespace SmsAuth.Server.Alerts;

internal static partial class Log
{
    [LoggerMessage(5701, LogLevel.Information, "The webhook accepted alert {AlertId}.")]
    public static partial void Delivered(ILogger logger, string alertId);

    [LoggerMessage(5702, LogLevel.Warning, "The webhook did not accept alert {AlertId} ({Reason}); it gets it again in {Wait}.")]
    public static partial void NotDelivered(ILogger logger, string alertId, string reason, TimeSpan wait);

    [LoggerMessage(5703, LogLevel.Error, "The webhook never accepted alert {AlertId} ({Reason}).")]
    public static partial void GivenUp(ILogger logger, string alertId, string reason);

    [LoggerMessage(5704, LogLevel.Error, "Alert {AlertId} does not go to the webhook: too many others wait.")]
    public static partial void Dropped(ILogger logger, string alertId);
}

using Microsoft.Extensions.Logging;

namespace SmsAuth.Sending;

internal static partial class Log
{
    [LoggerMessage(1601, LogLevel.Error, "The check {Check} could not say whether a text may be sent, so it was refused.")]
    public static partial void CheckFailed(ILogger logger, Exception exception, string check);

    [LoggerMessage(1602, LogLevel.Error, "The observer {Observer} failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string observer);

    [LoggerMessage(1603, LogLevel.Error, "The check {Check} could not take back what it counted for a text that was refused.")]
    public static partial void UndoFailed(ILogger logger, Exception exception, string check);
}

using Microsoft.Extensions.Logging;

namespace SmsAuth.Statistics;

internal static partial class Log
{
    [LoggerMessage(2601, LogLevel.Warning, "{Count} counts of the statistics could not be stored; they are stored with the next ones.")]
    public static partial void NotStored(ILogger logger, Exception exception, int count);
}

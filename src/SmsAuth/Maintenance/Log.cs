using Microsoft.Extensions.Logging;

namespace SmsAuth.Maintenance;

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Information, "Retention of {Store}: {Rows} rows were due.")]
    public static partial void Purged(ILogger logger, string store, long rows);

    [LoggerMessage(2102, LogLevel.Error, "Retention of {Store} failed; the next run tries again.")]
    public static partial void Failed(ILogger logger, Exception exception, string store);

    [LoggerMessage(2103, LogLevel.Warning, "The lease of purging was not given back; it ends by itself within {Length}.")]
    public static partial void NotReleased(ILogger logger, Exception exception, TimeSpan length);
}

namespace SmsAuth.Server.Health;

internal static partial class Log
{
    [LoggerMessage(5501, LogLevel.Warning, "Not ready: the database does not answer.")]
    public static partial void DatabaseUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(5502, LogLevel.Warning, "Not ready: the database lacks migrations; a restart applies them.")]
    public static partial void MigrationsPending(ILogger logger);
}

namespace SmsAuth.Server.Keys;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Warning, "Key file {File} can be read by every user of this machine: chmod 600 it.")]
    public static partial void ReadableByOthers(ILogger logger, string file);
}

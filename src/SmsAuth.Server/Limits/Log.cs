namespace SmsAuth.Server.Limits;

internal static partial class Log
{
    [LoggerMessage(5501, LogLevel.Warning, "{Setting} is set, and this version does not keep that limit yet.")]
    public static partial void NotKept(ILogger logger, string setting);
}

namespace SmsAuth.Server.Admin.Wire;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Error, "{Method} {Endpoint} failed.")]
    public static partial void Failed(ILogger logger, Exception exception, string method, string? endpoint);
}

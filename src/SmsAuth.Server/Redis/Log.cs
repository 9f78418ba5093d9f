namespace SmsAuth.Server.Redis;

internal static partial class Log
{
    [LoggerMessage(5801, LogLevel.Error, "Redis does not answer: until it does no text is sent, and codes are checked without the budget of failures.")]
    public static partial void Away(ILogger logger);

    [LoggerMessage(5802, LogLevel.Information, "Redis answers again.")]
    public static partial void Back(ILogger logger);
}

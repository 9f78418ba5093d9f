namespace SmsAuth.Server.TestNumbers;

internal static partial class Log
{
    [LoggerMessage(5601, LogLevel.Warning, "{Count} test numbers are configured outside Development: whoever knows their codes signs in with them, until they end.")]
    public static partial void InProduction(ILogger logger, int count);
}

namespace SmsAuth.Server.Shutdown;

internal static partial class Log
{
    [LoggerMessage(5901, LogLevel.Information, "Told to end: not ready, and serving for another {Drain}.")]
    public static partial void Draining(ILogger logger, TimeSpan drain);

    [LoggerMessage(5902, LogLevel.Warning, "Told to end for the second time: what is under way is cut off.")]
    public static partial void Impatient(ILogger logger);
}

namespace SmsAuth.Server.Hosting;

internal static partial class Log
{
    [LoggerMessage(5101, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void Unhandled(ILogger logger, Exception exception, string method, PathString path);

    [LoggerMessage(5102, LogLevel.Information, "{Path} refused: {Reason}")]
    public static partial void FormRefused(ILogger logger, PathString path, string reason);
}

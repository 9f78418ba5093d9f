namespace SmsAuth.Server.Keys;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Warning, "Key file {File} can be read by every user of this machine: chmod 600 it.")]
    public static partial void ReadableByOthers(ILogger logger, string file);

    [LoggerMessage(5202, LogLevel.Information, "Key {Key} was made; it is used from {ActiveFrom} on.")]
    public static partial void Announced(ILogger logger, string key, DateTimeOffset activeFrom);

    [LoggerMessage(5203, LogLevel.Information, "Key {Key} was removed: nothing that it made is valid any more.")]
    public static partial void Removed(ILogger logger, string key);

    [LoggerMessage(5204, LogLevel.Information, "Key {Key} is in use from now on.")]
    public static partial void Taken(ILogger logger, string key);

    [LoggerMessage(5205, LogLevel.Error, "The keys cannot be used as they are in their store, and this server goes on with those that it has. {Problems}")]
    public static partial void Unusable(ILogger logger, string problems);

    [LoggerMessage(5206, LogLevel.Error, "The keys cannot be read, and this server goes on with those that it has.")]
    public static partial void RefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(5207, LogLevel.Error, "Keys that are due cannot be made or removed; the next try is in an hour. Make them by the command keys rotate.")]
    public static partial void RotationFailed(ILogger logger, Exception exception);

    [LoggerMessage(5208, LogLevel.Warning, "The keys for {Kind} are in {Place}, which does not answer; they are read as soon as it does.")]
    public static partial void Unreachable(ILogger logger, string kind, string place);
}

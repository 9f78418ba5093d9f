namespace SmsAuth.Server.Tokens;

internal static partial class Log
{
    [LoggerMessage(5301, LogLevel.Information, "Removed {Tokens} tokens and {Authorizations} authorizations that ended long ago.")]
    public static partial void Pruned(ILogger logger, long tokens, long authorizations);

    [LoggerMessage(5302, LogLevel.Error, "Old tokens could not be removed; the next try is tomorrow.")]
    public static partial void PruningFailed(ILogger logger, Exception exception);
}

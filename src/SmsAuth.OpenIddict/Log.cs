using Microsoft.Extensions.Logging;

namespace SmsAuth.OpenIddict;

internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Error, "A challenge request failed because something that it needs is out of order.")]
    public static partial void ChallengeFailed(ILogger logger, Exception exception);

    [LoggerMessage(1502, LogLevel.Error, "A token request failed because something that it needs is out of order.")]
    public static partial void RedeemFailed(ILogger logger, Exception exception);

    [LoggerMessage(1503, LogLevel.Error, "A refresh failed because something that it needs is out of order.")]
    public static partial void RefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(1504, LogLevel.Information, "Refresh refused: account {AccountId} is gone, disabled or locked out.")]
    public static partial void RefreshRefused(ILogger logger, string accountId);

    [LoggerMessage(1505, LogLevel.Error, "The session of authorization {AuthorizationId} could not be ended; its client was told to try again.")]
    public static partial void SessionNotEnded(ILogger logger, string authorizationId);
}

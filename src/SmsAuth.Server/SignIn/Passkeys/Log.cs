namespace SmsAuth.Server.SignIn.Passkeys;

internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Information, "Account {AccountId} signed in to {ClientId} with a passkey.")]
    public static partial void SignedIn(ILogger logger, string accountId, string clientId);

    [LoggerMessage(6102, LogLevel.Information, "A passkey was refused for {ClientId}: {Reason}.")]
    public static partial void Refused(ILogger logger, string clientId, string reason);

    [LoggerMessage(6103, LogLevel.Information, "Account {AccountId} has a passkey more.")]
    public static partial void Added(ILogger logger, string accountId);

    [LoggerMessage(6104, LogLevel.Information, "A passkey for account {AccountId} was refused: {Reason}.")]
    public static partial void NotAdded(ILogger logger, string accountId, string reason);

    [LoggerMessage(6105, LogLevel.Information, "Account {AccountId} has a passkey less.")]
    public static partial void Removed(ILogger logger, string accountId);
}

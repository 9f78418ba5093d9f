namespace SmsAuth.Server.Verifiers;

internal static partial class Log
{
    [LoggerMessage(5401, LogLevel.Warning, "No verifier is configured, so no code can be sent. Add one to SmsAuth:Verifiers.")]
    public static partial void NoVerifier(ILogger logger);
}

using Microsoft.Extensions.Logging;

namespace SmsAuth.Humanity;

internal static partial class Log
{
    [LoggerMessage(1851, LogLevel.Error, "A captcha is required, and no captcha service is configured.")]
    public static partial void NoVerifier(ILogger logger);

    [LoggerMessage(1852, LogLevel.Error, "The captcha service could not be asked: {Reason}.")]
    public static partial void VerifierFailed(ILogger logger, string reason);
}

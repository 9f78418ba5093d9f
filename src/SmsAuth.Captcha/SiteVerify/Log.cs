using Microsoft.Extensions.Logging;

namespace SmsAuth.Captcha.SiteVerify;

internal static partial class Log
{
    [LoggerMessage(1901, LogLevel.Warning, "The captcha service {Host} could not be asked: {Reason}.")]
    public static partial void NotAsked(ILogger logger, string host, string reason);

    [LoggerMessage(1902, LogLevel.Warning, "The captcha service {Host} answered with status {Status}.")]
    public static partial void Status(ILogger logger, string host, int status);

    [LoggerMessage(1903, LogLevel.Warning, "The captcha service {Host} gave an answer that cannot be read.")]
    public static partial void Malformed(ILogger logger, string host);

    [LoggerMessage(1904, LogLevel.Information, "The captcha service {Host} refused a token: {Codes}.")]
    public static partial void Refused(ILogger logger, string host, string codes);

    [LoggerMessage(1905, LogLevel.Error, "The captcha service {Host} does not know our secret key.")]
    public static partial void SecretRefused(ILogger logger, string host);

    [LoggerMessage(1906, LogLevel.Information, "A captcha token was refused: {Reason}.")]
    public static partial void NotOurs(ILogger logger, string reason);
}

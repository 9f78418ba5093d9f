using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Gateways;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information, "Text to {PhoneNumber} accepted by gateway {Gateway}.")]
    public static partial void Accepted(ILogger logger, PhoneNumber phoneNumber, string gateway);

    [LoggerMessage(1302, LogLevel.Warning, "Text to {PhoneNumber} not accepted by gateway {Gateway}: {Problem}, {Reason}.")]
    public static partial void Failed(ILogger logger, PhoneNumber phoneNumber, string gateway, SendProblem problem, string reason);

    [LoggerMessage(1303, LogLevel.Error, "Text to {PhoneNumber} accepted by no gateway.")]
    public static partial void NoneAccepted(ILogger logger, PhoneNumber phoneNumber);

    [LoggerMessage(1305, LogLevel.Error, "{Gateway} is left alone for {Pause} after too many outages; what it said before: {Reason}.")]
    public static partial void LeftAlone(ILogger logger, string gateway, TimeSpan pause, string? reason);

    [LoggerMessage(1306, LogLevel.Information, "{Gateway} is asked again.")]
    public static partial void AskedAgain(ILogger logger, string gateway);

    [LoggerMessage(1304, LogLevel.Information, "Text to {PhoneNumber} withheld: the number has no account.")]
    public static partial void Withheld(ILogger logger, PhoneNumber phoneNumber);
}

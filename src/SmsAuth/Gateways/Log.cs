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

    [LoggerMessage(1304, LogLevel.Information, "Text to {PhoneNumber} withheld: the number has no account.")]
    public static partial void Withheld(ILogger logger, PhoneNumber phoneNumber);
}

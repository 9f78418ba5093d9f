using Microsoft.Extensions.Logging;
using SmsAuth.Fraud.Conversion;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud;

internal static partial class Log
{
    [LoggerMessage(1801, LogLevel.Warning, "Client {ClientId} got a text to {PhoneNumber} that would be refused if the rule were enforced: {Reason}.")]
    public static partial void Monitored(ILogger logger, string clientId, PhoneNumber phoneNumber, string reason);

    [LoggerMessage(1811, LogLevel.Error,
        "{Subject} is paused until {Until:O}: of {Sent} texts only {Proven} were followed by a sign-in.")]
    public static partial void Paused(ILogger logger, ConversionSubject subject, DateTimeOffset until, int sent, int proven);

    [LoggerMessage(1812, LogLevel.Warning, "{Subject} is open again.")]
    public static partial void Reopened(ILogger logger, ConversionSubject subject);

    [LoggerMessage(1813, LogLevel.Error,
        "{Subject} may not deliver: of {Sent} texts only {Proven} were followed by a sign-in. It goes on being used.")]
    public static partial void Suspected(ILogger logger, ConversionSubject subject, int sent, int proven);

    [LoggerMessage(1814, LogLevel.Error, "The alert {AlertId} could not be handed to {Sink}.")]
    public static partial void SinkFailed(ILogger logger, Exception exception, string alertId, string sink);

    [LoggerMessage(1821, LogLevel.Warning, "{Actor} put {Entry} on the list {List} until {Until:O}.")]
    public static partial void Listed(ILogger logger, string actor, string entry, string list, DateTimeOffset until);

    [LoggerMessage(1822, LogLevel.Warning, "{Actor} took {Entry} off the lists.")]
    public static partial void Unlisted(ILogger logger, string actor, string entry);
}

using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

internal static partial class Log
{
    [LoggerMessage(2411, LogLevel.Information, "{PhoneNumber} became a login of account {AccountId}, in place of {Replaced}.")]
    public static partial void Linked(ILogger logger, PhoneNumber phoneNumber, string accountId, PhoneNumber? replaced);

    [LoggerMessage(2412, LogLevel.Information, "{PhoneNumber} is not a login of account {AccountId} any more.")]
    public static partial void Removed(ILogger logger, PhoneNumber phoneNumber, string accountId);

    [LoggerMessage(2413, LogLevel.Information, "{PhoneNumber} was proven for account {AccountId} and belongs to another one.")]
    public static partial void Taken(ILogger logger, PhoneNumber phoneNumber, string accountId);

    [LoggerMessage(2414, LogLevel.Information, "Account {AccountId} presented a code for {ChallengeId}, which there is not.")]
    public static partial void UnknownChallenge(ILogger logger, ChallengeId challengeId, string accountId);

    [LoggerMessage(2415, LogLevel.Error, "{PhoneNumber} of account {AccountId} could not be told by text: {Notice}.")]
    public static partial void NoticeNotSent(ILogger logger, PhoneNumber phoneNumber, string accountId, Notice notice);

    [LoggerMessage(2416, LogLevel.Error, "The notice {Notice} to a number of account {AccountId} failed.")]
    public static partial void NoticeFailed(ILogger logger, Exception exception, string accountId, Notice notice);

    [LoggerMessage(2417, LogLevel.Error, "The observer {Observer} of a changed number failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string observer);
}

using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Limits;

internal static partial class Log
{
    [LoggerMessage(1701, LogLevel.Information, "Limit {Limit} is used up: client {ClientId}, {PhoneNumber}; room again in {RetryAfter}.")]
    public static partial void SendRefused(ILogger logger, string limit, string clientId, PhoneNumber phoneNumber, TimeSpan retryAfter);

    [LoggerMessage(1702, LogLevel.Error, "The failures of challenge {ChallengeId} could not be counted; its code is checked all the same.")]
    public static partial void BudgetUnknown(ILogger logger, Exception exception, ChallengeId challengeId);

    [LoggerMessage(1703, LogLevel.Warning, "A right code could not be taken off the count of failures.")]
    public static partial void NotGivenBack(ILogger logger, Exception exception);
}

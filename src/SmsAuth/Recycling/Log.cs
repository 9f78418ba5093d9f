using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Recycling;

internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Information, "{PhoneNumber} of account {AccountId} was dormant for {Days} days: {Dormancy}.")]
    public static partial void Dormant(ILogger logger, PhoneNumber phoneNumber, string accountId, int days, Dormancy dormancy);

    [LoggerMessage(2402, LogLevel.Error,
        "Client {ClientId} requires a step before a dormant number signs in, and there is none: add one by AddDormantNumberStep<T>().")]
    public static partial void StepMissing(ILogger logger, string clientId);
}

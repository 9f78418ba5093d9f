using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Information, "Account {AccountId} created for {PhoneNumber}.")]
    public static partial void Created(ILogger logger, string accountId, PhoneNumber phoneNumber);

    [LoggerMessage(1402, LogLevel.Information, "Account {AccountId}, whose confirmed number is {PhoneNumber}, got it as a login.")]
    public static partial void Linked(ILogger logger, string accountId, PhoneNumber phoneNumber);

    [LoggerMessage(1403, LogLevel.Warning,
        "Several accounts have {PhoneNumber} as their confirmed number: it signs in to none of them until only one has it.")]
    public static partial void SeveralOwners(ILogger logger, PhoneNumber phoneNumber);

    [LoggerMessage(1404, LogLevel.Warning,
        "Somebody who has not confirmed {PhoneNumber} uses it as a user name; the account of the number got one with a suffix.")]
    public static partial void NameTaken(ILogger logger, PhoneNumber phoneNumber);

    // The exception itself may quote the number: a database names the key that was there already.
    [LoggerMessage(1405, LogLevel.Debug, "Attempt {Attempt} to sign {PhoneNumber} in ended with {Failure}; looking again.")]
    public static partial void LookingAgain(ILogger logger, int attempt, PhoneNumber phoneNumber, string failure);

    [LoggerMessage(1461, LogLevel.Debug, "Attempt {Attempt} to change the logins of an account, {PhoneNumber} among them, ended with {Failure}; looking again.")]
    public static partial void ChangingAgain(ILogger logger, int attempt, PhoneNumber phoneNumber, string failure);
}

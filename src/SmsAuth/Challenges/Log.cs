using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Challenges;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Challenge {ChallengeId} of client {ClientId} for {PhoneNumber} waits for its code.")]
    public static partial void Started(ILogger logger, ChallengeId challengeId, string clientId, PhoneNumber phoneNumber);

    [LoggerMessage(1002, LogLevel.Information, "Client {ClientId} does not serve the country of {PhoneNumber}.")]
    public static partial void CountryNotServed(ILogger logger, string clientId, PhoneNumber phoneNumber);

    [LoggerMessage(1003, LogLevel.Information, "Client {ClientId} was refused a text to {PhoneNumber}: {Reason}.")]
    public static partial void SendRefused(ILogger logger, string clientId, PhoneNumber phoneNumber, string reason);

    [LoggerMessage(1004, LogLevel.Information, "Client {ClientId} asked for another text for {ChallengeId}, which is no pending challenge of it.")]
    public static partial void UnknownChallenge(ILogger logger, ChallengeId challengeId, string clientId);

    [LoggerMessage(1005, LogLevel.Warning, "Client {ClientId} was told that no text can be sent to {PhoneNumber}.")]
    public static partial void NotSent(ILogger logger, string clientId, PhoneNumber phoneNumber);

    [LoggerMessage(1006, LogLevel.Error, "Client {ClientId} needs verifier '{Verifier}', and there is none of that name.")]
    public static partial void VerifierMissing(ILogger logger, string clientId, string verifier);

    [LoggerMessage(1007, LogLevel.Information, "Client {ClientId} asked for a channel to {PhoneNumber} that is not offered, or not yet.")]
    public static partial void ChannelNotOffered(ILogger logger, string clientId, PhoneNumber phoneNumber);

    [LoggerMessage(1011, LogLevel.Information, "Challenge {ChallengeId} of client {ClientId} signed {PhoneNumber} in to account {AccountId}.")]
    public static partial void SignedIn(ILogger logger, ChallengeId challengeId, string clientId, string accountId, PhoneNumber phoneNumber);

    [LoggerMessage(1012, LogLevel.Information, "Code refused: challenge {ChallengeId}, client {ClientId}, {PhoneNumber}: {Reason}.")]
    public static partial void Refused(
        ILogger logger, ChallengeId? challengeId, string clientId, PhoneNumber phoneNumber, RefusalReason reason);
}

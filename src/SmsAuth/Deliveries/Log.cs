using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;

namespace SmsAuth.Deliveries;

internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Warning, "A receipt for gateway {Gateway} was refused: {Reason}.")]
    public static partial void Refused(ILogger logger, string gateway, string reason);

    [LoggerMessage(1502, LogLevel.Information, "The text of challenge {ChallengeId} by gateway {Gateway}: {State} {Reason}")]
    public static partial void Moved(ILogger logger, ChallengeId challengeId, string gateway, DeliveryState state, string? reason);

    [LoggerMessage(1503, LogLevel.Debug, "A receipt of gateway {Gateway} is about no newest text that is kept.")]
    public static partial void Unknown(ILogger logger, string gateway);

    [LoggerMessage(1504, LogLevel.Warning, "Gateway {Gateway} was not told that a code was entered: {Reason}.")]
    public static partial void NotReported(ILogger logger, string gateway, string reason);

    [LoggerMessage(1505, LogLevel.Error, "The text of challenge {ChallengeId} failed at gateway {Gateway}, and sending it by the next one failed too.")]
    public static partial void NotRerouted(ILogger logger, Exception exception, ChallengeId challengeId, string gateway);
}

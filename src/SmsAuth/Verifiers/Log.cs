using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Gateways;

namespace SmsAuth.Verifiers;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Error,
        "The code of challenge {ChallengeId} was hashed under pepper '{KeyId}', which this process does not have. Give every node the same peppers.")]
    public static partial void PepperMissing(ILogger logger, ChallengeId challengeId, string keyId);

    [LoggerMessage(1202, LogLevel.Error, "A text could not be sent after its challenge was answered.")]
    public static partial void DeferredSendFailed(ILogger logger, Exception exception);

    [LoggerMessage(1204, LogLevel.Information, "The verification of challenge {ChallengeId} is over at {Service}: {Reason}.")]
    public static partial void EndedAtService(ILogger logger, ChallengeId challengeId, string? service, string reason);

    [LoggerMessage(1205, LogLevel.Warning, "A code of challenge {ChallengeId} could not be checked at {Service}: {Problem}, {Reason}.")]
    public static partial void NotChecked(ILogger logger, ChallengeId challengeId, string? service, SendProblem problem, string reason);

    [LoggerMessage(1206, LogLevel.Warning, "{Service} went on with a verification of another client, purpose or account in place of one for challenge {ChallengeId}, which gets no code until that one is over.")]
    public static partial void SharedVerification(ILogger logger, ChallengeId challengeId, string service);

    [LoggerMessage(1203, LogLevel.Error, "The host stops, and {Count} texts that were promised were not begun; others may be half-way. The delivery of their challenges is not recorded.")]
    public static partial void TextsLeftBehind(ILogger logger, int count);
}

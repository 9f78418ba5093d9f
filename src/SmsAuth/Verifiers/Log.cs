using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;

namespace SmsAuth.Verifiers;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Error,
        "The code of challenge {ChallengeId} was hashed under pepper '{KeyId}', which this process does not have. Give every node the same peppers.")]
    public static partial void PepperMissing(ILogger logger, ChallengeId challengeId, string keyId);

    [LoggerMessage(1202, LogLevel.Error, "A text could not be sent after its challenge was answered.")]
    public static partial void DeferredSendFailed(ILogger logger, Exception exception);

    [LoggerMessage(1203, LogLevel.Error, "The host stops, and {Count} texts that were promised were not begun; others may be half-way. The delivery of their challenges is not recorded.")]
    public static partial void TextsLeftBehind(ILogger logger, int count);
}

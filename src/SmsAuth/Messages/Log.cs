using Microsoft.Extensions.Logging;

namespace SmsAuth.Messages;

internal static partial class Log
{
    [LoggerMessage(1601, LogLevel.Warning, "Verifier '{Verifier}': the text {Name} in {Language} takes {Segments} messages, each of which is paid.")]
    public static partial void LongText(ILogger logger, string verifier, string language, string name, int segments);
}

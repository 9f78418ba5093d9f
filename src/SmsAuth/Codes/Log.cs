using Microsoft.Extensions.Logging;

namespace SmsAuth.Codes;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning,
        "No code pepper is configured: this process made its own. Codes can be redeemed only here, and none after a restart. " +
        "Set PepperOptions.Keys to the same peppers on every node.")]
    public static partial void ProcessPepper(ILogger logger);
}

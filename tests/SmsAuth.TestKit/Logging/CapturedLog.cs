using Microsoft.Extensions.Logging;

namespace SmsAuth.TestKit.Logging;

/// <summary>One entry of a log, with all that a sink could write of it.</summary>
public sealed record CapturedLog(
    string Category,
    LogLevel Level,
    EventId EventId,
    string Message,
    IReadOnlyList<string> Values,
    Exception? Exception)
{
    /// <summary>Everything as one text, to search in.</summary>
    public string Everything => string.Join('\n', [Message, .. Values, Exception?.ToString() ?? ""]);
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SmsAuth.TestKit.Logging;

/// <summary>Keeps every log entry of every level: the message, the values and scopes behind it, and the exception.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<CapturedLog> entries = new();

    /// <summary>The entries, the oldest first.</summary>
    public IReadOnlyList<CapturedLog> Entries => [.. entries];

    /// <summary>Fails when a secret stands anywhere in any entry.</summary>
    public void AssertNowhere(string secret)
    {
        Assert.NotEmpty(secret);
        Assert.All(Entries, entry => Assert.DoesNotContain(secret, entry.Everything, StringComparison.OrdinalIgnoreCase));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<CapturedLog> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue(new CapturedLog(category, LogLevel.None, default, $"{state}", ValuesOf(state), null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new CapturedLog(category, logLevel, eventId, formatter(state, exception), ValuesOf(state), exception));

        private static List<string> ValuesOf<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? [.. pairs.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value}"))]
            : [];
    }
}

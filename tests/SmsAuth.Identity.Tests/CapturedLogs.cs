using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Identity.Tests;

/// <summary>Every line that anybody logs, with the values behind it and the whole exception.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(int EventId, string Category, string Text)> entries = new();

    public IReadOnlyCollection<(int EventId, string Category, string Text)> Entries => entries;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(int EventId, string Category, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue((0, category, $"scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static p => p.Value)) : "";
            entries.Enqueue((eventId.Id, category, $"{logLevel} {formatter(state, exception)} {values} {exception}"));
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Keeps only what should not be there: errors and exceptions. For tests of many requests.</summary>
public sealed class FailureLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> failures = new();

    public IReadOnlyCollection<string> Failures => failures;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, failures);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> failures) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error || exception is not null) failures.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}

namespace SmsAuth.Server.Redaction;

/// <summary>Passes on what holds no phone number as it is, and the rest redacted: message, values and exception.</summary>
internal sealed class RedactingLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        RedactedState.TryRedact(state, NumberRedactor.TryRedact(state.ToString(), out var message) ? message : null, out var redacted)
            ? inner.BeginScope(redacted)
            : inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel)) return;
        var told = exception is not null && NumberRedactor.TryRedact(exception.ToString(), out var text)
            ? new RedactedException(exception, text)
            : exception;
        var message = formatter(state, told);
        var isRedacted = NumberRedactor.TryRedact(message, out var clean);
        if (RedactedState.TryRedact(state, isRedacted ? clean : null, out var redacted))
        {
            inner.Log(logLevel, eventId, redacted, told, static (s, _) => s.ToString());
        }
        else
        {
            inner.Log(logLevel, eventId, state, told, (_, _) => message);
        }
    }
}

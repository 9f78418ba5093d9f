namespace SmsAuth.Server.Redaction;

/// <summary>
/// Makes loggers that write no phone number, whoever the text is from: databases quote the key that was there already, and a number is a key.
/// Providers, filters and levels are those of the factory within.
/// </summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}

namespace SmsAuth.Server.Redaction;

/// <summary>Stands in a log for an exception whose text held a phone number.</summary>
internal sealed class RedactedException(Exception exception, string text) : Exception(NumberRedactor.Redact(exception.Message))
{
    public override string? StackTrace => null;

    public override string ToString() => text;
}

namespace SmsAuth.Gateways.Outbox;

/// <summary>A text in the outbox, in the clear.</summary>
/// <param name="To">The number in the E.164 form.</param>
/// <param name="Text">The body, with the code.</param>
/// <param name="SentAt">When it was handed over.</param>
/// <param name="Channel">How it would have travelled.</param>
public sealed record OutboxMessage(string To, string Text, DateTimeOffset SentAt, string Channel)
{
    /// <summary>Neither the number nor the text.</summary>
    public override string ToString() => "[outbox message]";
}

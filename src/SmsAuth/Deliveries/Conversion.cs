namespace SmsAuth.Deliveries;

/// <summary>Whether the code of a text was entered.</summary>
/// <param name="MessageId">The gateway's id of the text.</param>
/// <param name="Verified">Whether it was.</param>
/// <param name="At">When it was known.</param>
public sealed record Conversion(string MessageId, bool Verified, DateTimeOffset At);

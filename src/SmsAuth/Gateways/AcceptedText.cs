namespace SmsAuth.Gateways;

/// <summary>A text that a gateway took.</summary>
/// <param name="Gateway">The name of the gateway.</param>
/// <param name="MessageId">The gateway's id of the text, if it has one.</param>
internal sealed record AcceptedText(string Gateway, string? MessageId);

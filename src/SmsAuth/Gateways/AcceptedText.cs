namespace SmsAuth.Gateways;

/// <summary>A text that a gateway took, or a verification that a verify service started.</summary>
/// <param name="Gateway">The name of the gateway or service.</param>
/// <param name="MessageId">Its id of the text or verification, 1 to <see cref="MaxIdLength"/> characters; null when it has none.</param>
public sealed record AcceptedText(string Gateway, string? MessageId = null)
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxIdLength = 100;
}

namespace SmsAuth.Deliveries;

/// <summary>What a gateway says of a text that it took.</summary>
/// <param name="MessageId">Its id of the text.</param>
/// <param name="State">How far the text has come.</param>
/// <param name="Reason">The gateway's reason when it failed, for the operator, up to <see cref="MaxReasonLength"/> characters; holds neither the code nor the number.</param>
public sealed record Receipt(string MessageId, DeliveryState State, string? Reason = null)
{
    /// <summary>The longest reason that is kept, in characters.</summary>
    public const int MaxReasonLength = 120;
}

namespace SmsAuth.Deliveries;

/// <summary>What was made of a request that says it is from a gateway: <see cref="Genuine"/> or <see cref="Refused"/>.</summary>
public abstract record ReceiptReading
{
    private ReceiptReading()
    {
    }

    /// <summary>It is from the gateway.</summary>
    /// <param name="Receipts">What it says; empty when it is about nothing that we keep.</param>
    public sealed record Genuine(params IReadOnlyList<Receipt> Receipts) : ReceiptReading
    {
        /// <summary>The JSON that the gateway wants in answer; null when any answer will do.</summary>
        public string? Answer { get; init; }
    }

    /// <summary>It is not signed by the gateway, is too old, or cannot be read.</summary>
    /// <param name="Reason">Why, for the operator.</param>
    public sealed record Refused(string Reason) : ReceiptReading;
}

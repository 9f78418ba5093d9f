namespace SmsAuth.Deliveries;

/// <summary>What became of a request that says it is from a gateway.</summary>
public abstract record ReceiptVerdict
{
    private ReceiptVerdict()
    {
    }

    /// <summary>There is no gateway of that name, or it sends no receipts.</summary>
    public sealed record NoSuchGateway : ReceiptVerdict;

    /// <summary>It is not believed.</summary>
    public sealed record Refused : ReceiptVerdict;

    /// <summary>It was taken, whether it changed anything or not.</summary>
    /// <param name="Answer">The JSON that the gateway wants in answer; null when any answer will do.</param>
    public sealed record Taken(string? Answer) : ReceiptVerdict;
}

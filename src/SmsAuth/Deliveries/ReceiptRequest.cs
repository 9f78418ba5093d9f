namespace SmsAuth.Deliveries;

/// <summary>An HTTP request that says it is from a gateway.</summary>
public sealed record ReceiptRequest
{
    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The address as the gateway called it, with its query.</summary>
    public required Uri Address { get; init; }

    /// <summary>The headers, found without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as it came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }
}

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>What a vendor answers.</summary>
public sealed record Exchange(int Status, string Body)
{
    public string ContentType { get; init; } = "application/json";

    public int? RetryAfter { get; init; }

    public ExchangeKind Kind { get; init; }
}

using System.Net;

namespace SmsAuth.Clients;

/// <summary>Where a request comes from. It never prints the address.</summary>
/// <param name="Address">The address of the user's device, as far as configured proxies tell it; null when it is not known.</param>
/// <param name="CorrelationId">Ties together what one request caused, at most 64 characters; null when there is none.</param>
public sealed record Caller(IPAddress? Address, string? CorrelationId = null)
{
    /// <summary>Nothing is known.</summary>
    public static Caller Unknown { get; } = new(Address: null);

    /// <summary>The correlation id, never the address.</summary>
    public override string ToString() => $"[request {CorrelationId ?? "without id"}]";
}

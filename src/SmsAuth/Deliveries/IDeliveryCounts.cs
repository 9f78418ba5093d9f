namespace SmsAuth.Deliveries;

/// <summary>Counts what became of texts, for those who look after gateways. It reads as far back as challenges are kept.</summary>
public interface IDeliveryCounts
{
    /// <summary>Counts the challenges that were started from <paramref name="from"/> on and before <paramref name="until"/>, by gateway and country, in that order.</summary>
    Task<IReadOnlyList<DeliveryCount>> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

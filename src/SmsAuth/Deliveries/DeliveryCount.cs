namespace SmsAuth.Deliveries;

/// <summary>What became of the challenges whose newest text one gateway took, in one country. A challenge counts once, however many texts it had.</summary>
/// <param name="Gateway">The gateway or verify service.</param>
/// <param name="Region">The country, ISO 3166-1 alpha-2.</param>
/// <param name="Sent">All of them.</param>
/// <param name="Delivered">Those whose text arrived, as far as the gateway says so.</param>
/// <param name="Failed">Those whose text will not arrive, as far as the gateway says so.</param>
/// <param name="Verified">Those whose code came back.</param>
public sealed record DeliveryCount(string Gateway, string Region, int Sent, int Delivered, int Failed, int Verified);

namespace SmsAuth.Gateways;

/// <summary>How the gateways do, as this process has met them.</summary>
public sealed class GatewayStatus
{
    private readonly GatewayRoute route;

    internal GatewayStatus(GatewayRoute route) => this.route = route;

    /// <summary>Every gateway there is, by name.</summary>
    public IReadOnlyList<GatewayHealth> All => [.. route.Health.OrderBy(static h => h.Gateway, StringComparer.Ordinal)];
}

using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways;

/// <summary>How the gateways and verify services do, as this process has met them.</summary>
public sealed class GatewayStatus
{
    private readonly GatewayRoute gateways;
    private readonly ServiceRoute services;

    internal GatewayStatus(GatewayRoute gateways, ServiceRoute services) => (this.gateways, this.services) = (gateways, services);

    /// <summary>Every gateway and verify service there is, by name.</summary>
    public IReadOnlyList<GatewayHealth> All => [.. gateways.Health.Concat(services.Health).OrderBy(static h => h.Gateway, StringComparer.Ordinal)];
}

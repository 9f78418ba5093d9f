using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>The gateways there are by the application's configuration.</summary>
internal sealed class GatewayCatalog : ProviderCatalog<ISmsGateway, IGatewayKind>
{
    public GatewayCatalog(IEnumerable<ISmsGateway> gateways, IEnumerable<IGatewayKind> kinds, IEnumerable<GatewayDefinition> definitions, SettingReferences references)
        : base("SmsAuth:Gateways", "gateway", kinds, references)
    {
        foreach (var gateway in gateways) Add(gateway.Name, gateway);
        foreach (var (name, type, settings) in definitions) Add(name, Create(name, type, settings));
    }

    protected override ISmsGateway Create(IGatewayKind kind, string name, SettingValues settings) => kind.Create(name, settings);
}

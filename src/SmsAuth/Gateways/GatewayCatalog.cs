using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>The gateways there are.</summary>
internal sealed class GatewayCatalog : ProviderCatalog<ISmsGateway>
{
    private const string Noun = "gateway";

    public GatewayCatalog(IEnumerable<ISmsGateway> gateways, IEnumerable<IGatewayKind> kinds, IEnumerable<GatewayDefinition> definitions, SettingReferences references)
        : base("SmsAuth:Gateways", Noun)
    {
        foreach (var gateway in gateways) Add(gateway.Name, gateway);
        IReadOnlyList<IGatewayKind> known = [.. kinds];
        foreach (var (name, type, settings) in definitions) Add(name, type, settings, known, references, (kind, values) => kind.Create(name, values));
    }

    /// <summary>What is wrong with a definition, setting by setting.</summary>
    public static IReadOnlyList<SettingProblem> ProblemsOf(GatewayDefinition definition, IReadOnlyList<IGatewayKind> kinds) =>
        ProblemsOf(definition.Type, definition.Settings, kinds, Noun);
}

using Microsoft.Extensions.Options;
using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>The gateways there are: those that were added as they are, and those that were configured by their settings.</summary>
internal sealed class GatewayCatalog
{
    private readonly Dictionary<string, ISmsGateway> gateways = new(StringComparer.Ordinal);

    /// <exception cref="OptionsValidationException">A definition cannot be used; the message names its settings.</exception>
    public GatewayCatalog(
        IEnumerable<ISmsGateway> gateways,
        IEnumerable<IGatewayKind> kinds,
        IEnumerable<GatewayDefinition> definitions,
        SettingReferences references)
    {
        foreach (var gateway in gateways) Add(gateway);
        foreach (var definition in definitions) Add(Create(definition, [.. kinds], references));
    }

    public IEnumerable<string> Names => gateways.Keys;

    public ISmsGateway? Find(string name) => gateways.GetValueOrDefault(name);

    /// <summary>What is wrong with a definition, setting by setting.</summary>
    public static IReadOnlyList<SettingProblem> ProblemsOf(GatewayDefinition definition, IReadOnlyList<IGatewayKind> kinds) =>
        kinds.FirstOrDefault(k => k.Type == definition.Type) is { } kind
            ? SettingValues.ProblemsOf(kind.Settings, definition.Settings)
            : [new SettingProblem("Type", $"there is no kind of gateway '{definition.Type}'; there are: {string.Join(", ", kinds.Select(static k => k.Type).Order(StringComparer.Ordinal))}.")];

    private static ISmsGateway Create(GatewayDefinition definition, IReadOnlyList<IGatewayKind> kinds, SettingReferences references)
    {
        if (ProblemsOf(definition, kinds) is { Count: > 0 } problems) throw Refusal(problems.Select(p => $"SmsAuth:Gateways:{definition.Name}:{p.Setting}: {p.Message}"));
        var kind = kinds.First(k => k.Type == definition.Type);
        return kind.Create(definition.Name, new SettingValues(kind.Settings, definition.Settings, references));
    }

    private static OptionsValidationException Refusal(params IEnumerable<string> problems) => new(nameof(GatewayDefinition), typeof(GatewayDefinition), problems);

    private void Add(ISmsGateway gateway)
    {
        if (!gateways.TryAdd(gateway.Name, gateway)) throw Refusal($"SmsAuth:Gateways:{gateway.Name}: there are two gateways of that name.");
    }
}

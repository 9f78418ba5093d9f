using System.Security.Cryptography;
using System.Text;
using SmsAuth.Gateways;
using SmsAuth.Settings;
using SmsAuth.VerifyServices;

namespace SmsAuth.Definitions;

/// <summary>Reads gateways and verify services as somebody fills them in, and shows them without their secrets.</summary>
internal sealed class ProviderForms(
    GatewayCatalog gateways,
    IEnumerable<GatewayDefinition> gatewayDefinitions,
    VerifyServiceCatalog services,
    IEnumerable<VerifyServiceDefinition> serviceDefinitions,
    SettingVault vault)
{
    /// <summary>Those of the application's configuration.</summary>
    public IEnumerable<ProviderView> Configured(DefinitionKind kind)
    {
        var definitions = kind is DefinitionKind.Gateway
            ? gatewayDefinitions.ToDictionary(static d => d.Name, static d => (d.Type, d.Settings), StringComparer.Ordinal)
            : serviceDefinitions.ToDictionary(static d => d.Name, static d => (d.Type, d.Settings), StringComparer.Ordinal);
        return NamesOf(kind).Order(StringComparer.Ordinal).Select(name => definitions.TryGetValue(name, out var definition)
            ? ViewOf(kind, name, definition.Type, new Dictionary<string, string>(definition.Settings, StringComparer.OrdinalIgnoreCase), new HashSet<string>())
            : new ProviderView(kind, name, Type: "", Settings: []));
    }

    public bool IsConfigured(DefinitionKind kind, string name) => NamesOf(kind).Contains(name, StringComparer.OrdinalIgnoreCase);

    public ProviderView View(SavedDefinition saved)
    {
        var document = ProviderDocument.Read(saved.Document);
        return ViewOf(saved.Kind, saved.Name, saved.Type, document.Settings, document.Secrets.Keys.ToHashSet(StringComparer.Ordinal)) with { Saved = DefinitionVersion.Of(saved) };
    }

    /// <summary>Whether a draft says exactly what is saved, its secrets included.</summary>
    public bool IsAsSaved(ProviderDraft draft, SavedDefinition saved)
    {
        if (draft.Type != saved.Type || Read(draft, current: null).Document is not { } document) return false;
        var (before, now) = (ProviderDocument.Read(saved.Document).Open(draft.Kind, draft.Name, vault).Values, ProviderDocument.Read(document).Open(draft.Kind, draft.Name, vault).Values);
        return before.Count == now.Count && now.All(n => before.GetValueOrDefault(n.Key) is { } value && IsSame(value, n.Value!));
    }

    /// <summary>Reads a draft, which keeps the secrets that it does not name.</summary>
    /// <returns>The document to save, and what is wrong with the draft; a document only when nothing is.</returns>
    public (string? Document, IReadOnlyList<SettingProblem> Problems) Read(ProviderDraft draft, SavedDefinition? current)
    {
        if (current is not null && current.Type != draft.Type) return (null, [new SettingProblem(nameof(draft.Type), $"it is {current.Type} and stays so; add another one.")]);
        if (KindOf(draft.Kind, draft.Type) is not { } kind) return (null, ProblemsOf(draft, new Dictionary<string, string>(StringComparer.Ordinal)));

        var before = current is null ? [] : ProviderDocument.Read(current.Document).Open(draft.Kind, draft.Name, vault).Values;
        var entered = draft.Settings.ToLookup(static s => s.Key, static s => s.Value, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<SettingProblem>();
        foreach (var declared in kind.Settings)
        {
            var value = entered[declared.Name].FirstOrDefault();
            var kept = declared.Secret && value is null && before.ContainsKey(declared.Name);
            if (kept) value = before[declared.Name];
            if (kept && value is null) problems.Add(new SettingProblem(declared.Name, "it cannot be decrypted any more; enter it again."));
            else if (kept && MovedBy(kind, before, entered) is { } moved) problems.Add(new SettingProblem(declared.Name, $"enter it again, because {moved} has changed: it would be sent there."));
            if (!string.IsNullOrWhiteSpace(value)) values[declared.Name] = value;
        }

        foreach (var unknown in draft.Settings.Where(s => s.Value is not null && !kind.Settings.Any(d => d.Name.Equals(s.Key, StringComparison.OrdinalIgnoreCase)))) values[unknown.Key] = unknown.Value!;
        problems.AddRange(ProblemsOf(draft, values).Where(p => !problems.Exists(known => known.Setting == p.Setting)));
        return problems.Count > 0
            ? (null, problems)
            : (ProviderDocument.Of(draft.Kind, draft.Name, values, name => kind.Settings.Single(d => d.Name == name).Secret, vault).ToString(), []);
    }

    // Whoever tries secrets must not learn from the time how far they are right.
    private static bool IsSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    // Whoever may change settings but was never told a secret would else have it sent to an address of his own.
    private static string? MovedBy(IProviderKind kind, Dictionary<string, string?> before, ILookup<string, string?> entered) => kind.Settings
        .Where(static d => d.Destination)
        .Where(d => (before.GetValueOrDefault(d.Name) ?? d.Default) != (entered[d.Name].FirstOrDefault() is { Length: > 0 } now ? now : d.Default))
        .Select(static d => d.Name)
        .FirstOrDefault();

    private ProviderView ViewOf(DefinitionKind kind, string name, string type, IReadOnlyDictionary<string, string> settings, HashSet<string> secrets) => new(
        kind,
        name,
        type,
        [
            .. from declared in KindOf(kind, type)?.Settings ?? []
               let value = settings.GetValueOrDefault(declared.Name) is { Length: > 0 } set ? set : null
               let isSet = value is not null || secrets.Contains(declared.Name)
               select new SettingView(declared.Name, declared.Secret || secrets.Contains(declared.Name) ? null : value, isSet),
        ]);

    private IEnumerable<string> NamesOf(DefinitionKind kind) => kind is DefinitionKind.Gateway ? gateways.Providers.Keys : services.Providers.Keys;

    private IProviderKind? KindOf(DefinitionKind kind, string type) => kind is DefinitionKind.Gateway
        ? gateways.Kinds.FirstOrDefault(k => k.Type == type)
        : services.Kinds.FirstOrDefault(k => k.Type == type);

    private IReadOnlyList<SettingProblem> ProblemsOf(ProviderDraft draft, IReadOnlyDictionary<string, string> values) =>
        draft.Kind is DefinitionKind.Gateway ? gateways.ProblemsOf(draft.Type, values) : services.ProblemsOf(draft.Type, values);
}

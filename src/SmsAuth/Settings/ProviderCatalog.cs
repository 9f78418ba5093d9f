using Microsoft.Extensions.Options;

namespace SmsAuth.Settings;

/// <summary>The providers there are, by name: those that were added as they are, and those that were configured by their settings.</summary>
/// <param name="section">The configuration section that refusals name.</param>
/// <param name="noun">What refusals call a provider.</param>
internal abstract class ProviderCatalog<TProvider>(string section, string noun)
    where TProvider : class
{
    private readonly Dictionary<string, TProvider> providers = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => providers.Keys;

    public TProvider? Find(string name) => providers.GetValueOrDefault(name);

    /// <exception cref="OptionsValidationException">There is one of that name.</exception>
    protected void Add(string name, TProvider provider)
    {
        if (!providers.TryAdd(name, provider)) throw Refusal($"{section}:{name}: there are two {noun}s of that name.");
    }

    /// <exception cref="OptionsValidationException">The settings cannot be used; the message names them.</exception>
    protected void Add<TKind>(
        string name, string type, IReadOnlyDictionary<string, string> settings, IReadOnlyList<TKind> kinds, SettingReferences references, Func<TKind, SettingValues, TProvider> create)
        where TKind : IProviderKind
    {
        if (ProblemsOf(type, settings, [.. kinds.Cast<IProviderKind>()], noun) is { Count: > 0 } problems) throw Refusal(problems.Select(p => $"{section}:{name}:{p.Setting}: {p.Message}"));
        var kind = kinds.First(k => k.Type == type);
        Add(name, create(kind, new SettingValues(kind.Settings, settings, references)));
    }

    /// <summary>What is wrong with a type and its settings, setting by setting.</summary>
    protected static IReadOnlyList<SettingProblem> ProblemsOf(string type, IReadOnlyDictionary<string, string> settings, IReadOnlyList<IProviderKind> kinds, string noun) =>
        kinds.FirstOrDefault(k => k.Type == type) is { } kind
            ? SettingValues.ProblemsOf(kind.Settings, settings)
            : [new SettingProblem("Type", $"there is no kind of {noun} '{type}'; there are: {string.Join(", ", kinds.Select(static k => k.Type).Order(StringComparer.Ordinal))}.")];

    private static OptionsValidationException Refusal(params IEnumerable<string> problems) => new(typeof(TProvider).Name, typeof(TProvider), problems);
}

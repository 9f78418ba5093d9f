using Microsoft.Extensions.Options;

namespace SmsAuth.Settings;

/// <summary>The providers there are by the application's configuration, by name: those that were added as they are, and those that are made of their settings.</summary>
/// <param name="section">The configuration section that refusals name.</param>
/// <param name="noun">What refusals call a provider.</param>
/// <param name="kinds">The kinds there are.</param>
/// <param name="references">Resolves references in settings.</param>
internal abstract class ProviderCatalog<TProvider, TKind>(string section, string noun, IEnumerable<TKind> kinds, SettingReferences references)
    where TProvider : class
    where TKind : IProviderKind
{
    private readonly Dictionary<string, TProvider> providers = new(StringComparer.Ordinal);

    public IReadOnlyList<TKind> Kinds { get; } = [.. kinds];

    public IReadOnlyDictionary<string, TProvider> Providers => providers;

    /// <summary>Makes a provider of its settings.</summary>
    /// <exception cref="OptionsValidationException">The settings cannot be used; the message names them.</exception>
    public TProvider Create(string name, string type, IReadOnlyDictionary<string, string> settings)
    {
        if (ProblemsOf(type, settings) is { Count: > 0 } problems) throw Refusal(problems.Select(p => $"{section}:{name}:{p.Setting}: {p.Message}"));
        var kind = Kinds.First(k => k.Type == type);
        return Create(kind, name, new SettingValues(kind.Settings, settings, references));
    }

    /// <summary>What is wrong with a type and its settings, setting by setting.</summary>
    public IReadOnlyList<SettingProblem> ProblemsOf(string type, IReadOnlyDictionary<string, string> settings) =>
        Kinds.FirstOrDefault(k => k.Type == type) is { } kind
            ? SettingValues.ProblemsOf(kind.Settings, settings)
            : [new SettingProblem("Type", $"there is no kind of {noun} '{type}'; there are: {string.Join(", ", Kinds.Select(static k => k.Type).Order(StringComparer.Ordinal))}.")];

    /// <exception cref="OptionsValidationException">There is one of that name.</exception>
    protected void Add(string name, TProvider provider)
    {
        if (!providers.TryAdd(name, provider)) throw Refusal($"{section}:{name}: there are two {noun}s of that name.");
    }

    protected abstract TProvider Create(TKind kind, string name, SettingValues settings);

    private static OptionsValidationException Refusal(params IEnumerable<string> problems) => new(typeof(TProvider).Name, typeof(TProvider), problems);
}

using System.Collections.Frozen;

namespace SmsAuth.Settings;

/// <summary>
/// The lines to providers, by name: those of the configuration, which stay, and those that were saved, which come and go. A line to a provider that
/// stays keeps what it knows, such as its circuit.
/// </summary>
/// <param name="configured">The providers of the configuration, by name. A saved one of the same name is not used.</param>
/// <param name="connect">Makes a line.</param>
internal sealed class ProviderLines<TProvider, TLine>(IReadOnlyDictionary<string, TProvider> configured, Func<TProvider, TLine> connect)
    where TProvider : class
    where TLine : class
{
    private readonly FrozenDictionary<string, TLine> fixedLines = configured.ToFrozenDictionary(static c => c.Key, c => connect(c.Value), StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, (TProvider Provider, TLine Line)> saved = FrozenDictionary<string, (TProvider, TLine)>.Empty;

    public IEnumerable<string> Names => fixedLines.Keys.Concat(saved.Keys);

    public IEnumerable<TLine> All => fixedLines.Values.Concat(saved.Values.Select(static s => s.Line));

    public TLine? Find(string name) => fixedLines.GetValueOrDefault(name) ?? (saved.TryGetValue(name, out var found) ? found.Line : null);

    /// <summary>Puts saved providers in place of those before. Not to be called twice at once.</summary>
    public void Use(IReadOnlyDictionary<string, TProvider> providers)
    {
        var before = saved;
        saved = providers.Where(p => !fixedLines.ContainsKey(p.Key)).ToFrozenDictionary(
            static p => p.Key,
            p => before.TryGetValue(p.Key, out var known) && ReferenceEquals(known.Provider, p.Value) ? known : (p.Value, connect(p.Value)),
            StringComparer.Ordinal);
    }
}

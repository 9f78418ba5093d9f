namespace SmsAuth.Definitions;

/// <summary>Keeps definitions in the memory of one process. Nothing survives a restart and no other node sees them.</summary>
internal sealed class InMemoryDefinitionStore : IDefinitionStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(DefinitionKind Kind, string Name), SavedDefinition> definitions = new(
        Comparer<(DefinitionKind Kind, string Name)>.Create(static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name)));

    public Task<IReadOnlyList<SavedDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<SavedDefinition>>([.. definitions.Values]);
    }

    public Task<bool> TryAddAsync(SavedDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        lock (gate) return Task.FromResult(definitions.TryAdd((definition.Kind, definition.Name), definition));
    }

    public Task<bool> TryReplaceAsync(SavedDefinition definition, Guid version)
    {
        ArgumentNullException.ThrowIfNull(definition);
        lock (gate)
        {
            if (!IsThere(definition.Kind, definition.Name, version)) return Task.FromResult(false);
            definitions[(definition.Kind, definition.Name)] = definition;
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryDeleteAsync(DefinitionKind kind, string name, Guid version)
    {
        lock (gate) return Task.FromResult(IsThere(kind, name, version) && definitions.Remove((kind, name)));
    }

    private bool IsThere(DefinitionKind kind, string name, Guid version) => definitions.TryGetValue((kind, name), out var current) && current.Version == version;
}

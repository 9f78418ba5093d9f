namespace SmsAuth.Definitions;

/// <summary>Keeps gateways, verify services and verifiers, for all nodes. Of parallel writes against one version, one wins.</summary>
public interface IDefinitionStore
{
    /// <summary>All of them, by kind and name.</summary>
    Task<IReadOnlyList<SavedDefinition>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds one.</summary>
    /// <returns>False when there is one of that kind and name.</returns>
    Task<bool> TryAddAsync(SavedDefinition definition);

    /// <summary>Puts one in place of a version of it.</summary>
    /// <returns>False when there is none of that kind, name and version.</returns>
    Task<bool> TryReplaceAsync(SavedDefinition definition, Guid version);

    /// <summary>Deletes a version of one.</summary>
    /// <returns>False when there is none of that kind, name and version.</returns>
    Task<bool> TryDeleteAsync(DefinitionKind kind, string name, Guid version);
}

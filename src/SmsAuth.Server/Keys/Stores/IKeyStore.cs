namespace SmsAuth.Server.Keys.Stores;

/// <summary>Keeps keys for all nodes.</summary>
internal interface IKeyStore
{
    /// <summary>What it is called in messages, such as a folder's path.</summary>
    string Name { get; }

    Task<IReadOnlyList<StoredKey>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Adds a key, unless one of its kind and number is there.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddAsync(StoredKey key);

    /// <summary>Replaces the content of a key that is there.</summary>
    Task ReplaceAsync(StoredKey key);

    /// <summary>Removes a key, if it is there.</summary>
    Task RemoveAsync(KeyKind kind, int number);
}

namespace SmsAuth.Fraud.Lists;

/// <summary>Keeps the lists of numbers and prefixes, for all nodes.</summary>
public interface INumberListStore
{
    /// <summary>Adds an entry, in place of the one that has the same <see cref="NumberListEntry.Match"/>.</summary>
    Task PutAsync(NumberListEntry entry);

    /// <summary>Removes an entry.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string match);

    /// <summary>The entries that have not ended at a time, in the order of <see cref="NumberListEntry.AddedAt"/>.</summary>
    Task<IReadOnlyList<NumberListEntry>> ListAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

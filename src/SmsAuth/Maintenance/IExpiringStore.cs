namespace SmsAuth.Maintenance;

/// <summary>
/// Something that is kept for a limited time. Of all nodes that share an <see cref="ILeaseStore"/>, one at a time removes what is due; without one,
/// or when clocks differ, several may at once: what is due is told by conditions on the rows alone, so that doing it twice changes nothing the
/// second time.
/// </summary>
public interface IExpiringStore
{
    /// <summary>What it keeps, for logs, such as <c>challenges</c>.</summary>
    string Name { get; }

    /// <summary>Removes what is due at a time, or changes it, but no more than a number of rows.</summary>
    /// <param name="now">The time.</param>
    /// <param name="max">The most rows.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    /// <returns>How many rows it was; fewer than <paramref name="max"/> when nothing more is due.</returns>
    Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);
}

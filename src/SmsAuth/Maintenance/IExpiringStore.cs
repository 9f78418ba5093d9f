namespace SmsAuth.Maintenance;

/// <summary>Keeps things that end some day and are removed, or made less telling, after it.</summary>
public interface IExpiringStore
{
    /// <summary>What it keeps, for logs and metrics, such as <c>limits</c>.</summary>
    string Name { get; }

    /// <summary>Removes what has ended, at most so many at once. Harmless when several nodes do it at the same time.</summary>
    /// <returns>How many were removed; fewer than <paramref name="max"/> when nothing more is to be done.</returns>
    Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);
}

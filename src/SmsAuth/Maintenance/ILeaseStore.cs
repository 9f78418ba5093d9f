namespace SmsAuth.Maintenance;

/// <summary>
/// Lets one node at a time do something. A lease ends by itself, so that nobody waits for a node that was killed; whoever holds it extends it
/// while it works. Times are those of the nodes: when their clocks differ by more than what is left of a lease, two may hold it for a moment, until
/// the first extends it and finds it taken. So it saves work, and what must hold is never built on it.
/// </summary>
public interface ILeaseStore
{
    /// <summary>Takes a lease that is free or over, or extends one's own.</summary>
    /// <param name="name">What is leased, at most 40 characters of ASCII.</param>
    /// <param name="holder">Who takes it, unique among all nodes, at most 40 characters of ASCII.</param>
    /// <param name="now">The time.</param>
    /// <param name="until">When it ends by itself.</param>
    /// <returns>Whether it is this holder's; otherwise it is somebody else's.</returns>
    Task<bool> TryTakeAsync(string name, string holder, DateTimeOffset now, DateTimeOffset until);

    /// <summary>Gives a lease back, unless it is somebody else's by now.</summary>
    Task ReleaseAsync(string name, string holder);
}

namespace SmsAuth.Devices;

/// <summary>Keeps trusted devices. A device that is revoked is removed. Writes are not cancelled when a client hangs up.</summary>
public interface IDeviceStore
{
    /// <summary>
    /// Saves a new device, then removes the oldest ones of the same account until <paramref name="maxPerAccount"/> are left. One that had
    /// expired when the new one was trusted takes nobody's place.
    /// </summary>
    /// <returns>How many gave way.</returns>
    Task<int> AddAsync(Device device, int maxPerAccount);

    /// <summary>Finds a device that has not expired at <paramref name="now"/>; null when there is none.</summary>
    Task<Device?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The devices of an account that have not expired at <paramref name="now"/>, the newest first.</summary>
    Task<IReadOnlyList<Device>> ListAsync(string accountId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Records when a device was last used.</summary>
    Task RecordUseAsync(string id, DateTimeOffset now);

    /// <summary>Removes a device of an account.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> RevokeAsync(string accountId, string id);

    /// <summary>Removes all devices of an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="number">The pseudonym of the number with which those signed in that are meant; null means all.</param>
    /// <returns>How many there were.</returns>
    Task<int> RevokeAllAsync(string accountId, string? number = null);

    /// <summary>Removes up to <paramref name="max"/> devices that have expired at <paramref name="now"/>.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);
}

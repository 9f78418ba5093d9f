namespace SmsAuth.Devices.InMemory;

/// <summary>Keeps trusted devices in the memory of one process. After a restart all are strangers again, and no other node knows them.</summary>
public sealed class InMemoryDeviceStore : IDeviceStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Device> devices = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int> AddAsync(Device device, int maxPerAccount)
    {
        ArgumentNullException.ThrowIfNull(device);
        lock (gate)
        {
            devices.Add(device.Id, device);
            return Task.FromResult(Remove(Active(device.AccountId, device.CreatedAt).Skip(maxPerAccount)));
        }
    }

    /// <inheritdoc/>
    public Task<Device?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(devices.TryGetValue(id, out var device) && device.ExpiresAt > now ? device : null);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Device>> ListAsync(string accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<Device>>([.. Active(accountId, now)]);
    }

    /// <inheritdoc/>
    public Task RecordUseAsync(string id, DateTimeOffset now)
    {
        lock (gate)
        {
            if (devices.TryGetValue(id, out var device)) devices[id] = device with { LastUsedAt = now };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> RevokeAsync(string accountId, string id)
    {
        lock (gate)
        {
            return Task.FromResult(devices.TryGetValue(id, out var device) && device.AccountId == accountId && devices.Remove(id));
        }
    }

    /// <inheritdoc/>
    public Task<int> RevokeAllAsync(string accountId, string? number = null)
    {
        lock (gate) return Task.FromResult(Remove(devices.Values.Where(d => d.AccountId == accountId && (number is null || d.Number == number))));
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(Remove(devices.Values.Where(d => d.ExpiresAt <= now).Take(max)));
    }

    private IEnumerable<Device> Active(string accountId, DateTimeOffset now) => devices.Values
        .Where(d => d.AccountId == accountId && d.ExpiresAt > now)
        .OrderByDescending(static d => d.CreatedAt)
        .ThenByDescending(static d => d.Id, StringComparer.Ordinal);

    private int Remove(IEnumerable<Device> gone)
    {
        var ids = gone.Select(static d => d.Id).ToList();
        foreach (var id in ids) devices.Remove(id);
        return ids.Count;
    }
}

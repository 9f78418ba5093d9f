using SmsAuth.Maintenance;

namespace SmsAuth.Devices;

/// <summary>Removes devices that are trusted no longer, whichever store keeps them.</summary>
internal sealed class ExpiredDevices(IDeviceStore store) : IExpiringStore
{
    public string Name => "devices";

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => store.PurgeAsync(now, max, cancellationToken);
}

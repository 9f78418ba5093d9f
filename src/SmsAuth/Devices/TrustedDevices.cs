namespace SmsAuth.Devices;

/// <summary>The trusted devices of an account, for whoever administers them: the user or an administrator.</summary>
public sealed class TrustedDevices
{
    private readonly IDeviceStore store;
    private readonly DeviceRecord record;
    private readonly TimeProvider time;

    internal TrustedDevices(IDeviceStore store, DeviceRecord record, TimeProvider time) =>
        (this.store, this.record, this.time) = (store, record, time);

    /// <summary>The devices that are trusted, the newest first.</summary>
    public Task<IReadOnlyList<Device>> ListAsync(string accountId, CancellationToken cancellationToken) =>
        store.ListAsync(accountId, time.GetUtcNow(), cancellationToken);

    /// <summary>Trusts a device no longer; from then on its token counts for nothing.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="deviceId">The device.</param>
    /// <param name="actor">Who did it, when it was not the user.</param>
    /// <returns>Whether that device of that account was trusted.</returns>
    public async Task<bool> RevokeAsync(string accountId, string deviceId, string? actor = null)
    {
        if (!await store.RevokeAsync(accountId, deviceId)) return false;
        await record.RevokedAsync(accountId, actor, count: 1, "device:revoked");
        return true;
    }

    /// <summary>Trusts no device of an account any longer.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="actor">Who did it, when it was not the user.</param>
    /// <returns>How many were trusted.</returns>
    public async Task<int> RevokeAllAsync(string accountId, string? actor = null)
    {
        var count = await store.RevokeAllAsync(accountId);
        if (count > 0) await record.RevokedAsync(accountId, actor, count, "device:revoked_all");
        return count;
    }
}

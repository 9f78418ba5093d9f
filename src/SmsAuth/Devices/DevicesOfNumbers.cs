using SmsAuth.Bindings;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Devices;

/// <summary>A device is trusted for the number that it has signed in with, and no longer than that number is a login of the account.</summary>
internal sealed class DevicesOfNumbers(IDeviceStore store, NumberHasher numbers, DeviceRecord record) : INumberChangeObserver
{
    public Task LinkedAsync(string accountId, PhoneNumber number) => Task.CompletedTask;

    public async Task RemovedAsync(string accountId, PhoneNumber number)
    {
        var count = await store.RevokeAllAsync(accountId, numbers.Hash(number));
        if (count > 0) await record.RevokedAsync(accountId, actor: null, count, "device:number_removed");
    }
}

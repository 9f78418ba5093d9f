using SmsAuth.Devices;
using SmsAuth.Devices.InMemory;
using SmsAuth.TestKit.Devices;

namespace SmsAuth.Tests.Devices;

public sealed class InMemoryDeviceStoreTests : DeviceStoreContract
{
    protected override IDeviceStore Store { get; } = new InMemoryDeviceStore();
}

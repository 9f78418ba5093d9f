using SmsAuth.Devices;
using SmsAuth.TestKit.Devices;

namespace SmsAuth.EntityFrameworkCore.Tests.Devices;

public sealed class PostgreSqlDeviceStoreTests(PostgreSqlHost host) : DeviceStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IDeviceStore Store => host.Devices;
}

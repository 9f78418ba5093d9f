using SmsAuth.Devices;
using SmsAuth.TestKit.Devices;

namespace SmsAuth.EntityFrameworkCore.Tests.Devices;

public sealed class SqliteDeviceStoreTests(SqliteHost host) : DeviceStoreContract, IClassFixture<SqliteHost>
{
    protected override IDeviceStore Store => host.Devices;
}

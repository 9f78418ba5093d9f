using SmsAuth.Devices;
using SmsAuth.TestKit.Devices;

namespace SmsAuth.EntityFrameworkCore.Tests.Devices;

public sealed class SqlServerDeviceStoreTests(SqlServerHost host) : DeviceStoreContract, IClassFixture<SqlServerHost>
{
    protected override IDeviceStore Store => host.Devices;
}

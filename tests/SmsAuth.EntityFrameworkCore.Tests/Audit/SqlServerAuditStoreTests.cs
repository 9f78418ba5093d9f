using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Audit;

namespace SmsAuth.EntityFrameworkCore.Tests.Audit;

public sealed class SqlServerAuditStoreTests(SqlServerHost host) : AuditStoreContract, IClassFixture<SqlServerHost>
{
    protected override IAuditStore Store => host.Service<IAuditStore>();

    protected override IAuditLog Trail => host.Service<IAuditLog>();

    protected override NumberHasher Hasher => host.Service<NumberHasher>();
}

using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Audit;

namespace SmsAuth.EntityFrameworkCore.Tests.Audit;

public sealed class PostgreSqlAuditStoreTests(PostgreSqlHost host) : AuditStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IAuditStore Store => host.Service<IAuditStore>();

    protected override IAuditLog Trail => host.Service<IAuditLog>();

    protected override NumberHasher Hasher => host.Service<NumberHasher>();
}

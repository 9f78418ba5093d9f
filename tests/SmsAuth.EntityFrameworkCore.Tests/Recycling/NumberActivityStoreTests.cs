using SmsAuth.Recycling;
using SmsAuth.TestKit.Recycling;

namespace SmsAuth.EntityFrameworkCore.Tests.Recycling;

public sealed class SqliteNumberActivityStoreTests(SqliteHost host) : NumberActivityStoreContract, IClassFixture<SqliteHost>
{
    protected override INumberActivityStore Store => host.Service<INumberActivityStore>();
}

public sealed class PostgreSqlNumberActivityStoreTests(PostgreSqlHost host) : NumberActivityStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override INumberActivityStore Store => host.Service<INumberActivityStore>();
}

public sealed class SqlServerNumberActivityStoreTests(SqlServerHost host) : NumberActivityStoreContract, IClassFixture<SqlServerHost>
{
    protected override INumberActivityStore Store => host.Service<INumberActivityStore>();
}

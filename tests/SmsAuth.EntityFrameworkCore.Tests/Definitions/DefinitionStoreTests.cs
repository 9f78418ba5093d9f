using SmsAuth.Definitions;
using SmsAuth.TestKit.Definitions;

namespace SmsAuth.EntityFrameworkCore.Tests.Definitions;

public sealed class SqliteDefinitionStoreTests(SqliteHost host) : DefinitionStoreContract, IClassFixture<SqliteHost>
{
    protected override IDefinitionStore Store => host.Service<IDefinitionStore>();
}

public sealed class PostgreSqlDefinitionStoreTests(PostgreSqlHost host) : DefinitionStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IDefinitionStore Store => host.Service<IDefinitionStore>();
}

public sealed class SqlServerDefinitionStoreTests(SqlServerHost host) : DefinitionStoreContract, IClassFixture<SqlServerHost>
{
    protected override IDefinitionStore Store => host.Service<IDefinitionStore>();
}

using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class SqlServerChallengeStoreTests(SqlServerHost host) : ChallengeStoreContract, IClassFixture<SqlServerHost>
{
    protected override IChallengeStore Store => host.Challenges;
}

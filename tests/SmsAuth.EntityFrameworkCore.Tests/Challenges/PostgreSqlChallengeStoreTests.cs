using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class PostgreSqlChallengeStoreTests(PostgreSqlHost host) : ChallengeStoreContract, IClassFixture<PostgreSqlHost>
{
    protected override IChallengeStore Store => host.Challenges;
}

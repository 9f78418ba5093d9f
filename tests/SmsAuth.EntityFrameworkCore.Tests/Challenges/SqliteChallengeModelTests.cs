using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges.Model;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class SqliteChallengeModelTests(UnsyncedSqliteHost host) : ChallengeModelContract, IClassFixture<UnsyncedSqliteHost>
{
    protected override IChallengeStore NewStore() => host.Challenges;
}

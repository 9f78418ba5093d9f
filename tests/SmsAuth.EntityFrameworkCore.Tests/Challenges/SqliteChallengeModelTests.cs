using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges.Model;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class SqliteChallengeModelTests(UnsyncedSqliteHost host) : ChallengeModelContract, IClassFixture<UnsyncedSqliteHost>
{
    protected override int Scenarios => 60;

    protected override IChallengeStore NewStore() => host.Challenges;
}

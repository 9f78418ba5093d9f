using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class SqliteChallengeStoreTests(SqliteHost host) : ChallengeStoreContract, IClassFixture<SqliteHost>
{
    protected override IChallengeStore Store => host.Challenges;

    [Fact]
    public void The_file_is_in_write_ahead_mode() => Assert.Equal("wal", host.Scalar("PRAGMA journal_mode"));
}

using SmsAuth.Limits;
using SmsAuth.TestKit.Limits;

namespace SmsAuth.EntityFrameworkCore.Tests.Limits;

public sealed class SqlServerLimiterTests(SqlServerHost host) : LimiterContract, IClassFixture<SqlServerHost>
{
    protected override ILimiter Limiter => host.Limiter;

    protected override DateTimeOffset Now => host.Time.GetUtcNow();

    protected override void Pass(TimeSpan passed) => host.Time.Advance(passed);
}

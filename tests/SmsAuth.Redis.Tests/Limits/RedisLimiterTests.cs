using SmsAuth.Limits;
using SmsAuth.TestKit.Limits;

namespace SmsAuth.Redis.Tests.Limits;

public sealed class RedisLimiterTests(RedisHost host) : LimiterContract, IClassFixture<RedisHost>
{
    protected override ILimiter Limiter => host.Limiter;

    protected override DateTimeOffset Now => host.Time.GetUtcNow();

    protected override void Pass(TimeSpan passed) => host.Time.Advance(passed);
}

using SmsAuth.Limits;
using SmsAuth.TestKit.Limits;

namespace SmsAuth.Redis.Tests.Limits;

/// <summary>The same promises when every call goes to another node.</summary>
public sealed class SeveralNodesTests(RedisHost host) : LimiterContract, IClassFixture<RedisHost>
{
    protected override ILimiter Limiter => host.NextLimiter;

    protected override DateTimeOffset Now => host.Time.GetUtcNow();

    protected override void Pass(TimeSpan passed) => host.Time.Advance(passed);
}

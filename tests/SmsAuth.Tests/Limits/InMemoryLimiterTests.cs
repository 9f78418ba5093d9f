using Microsoft.Extensions.Time.Testing;
using SmsAuth.Limits;
using SmsAuth.Limits.InMemory;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Limits;

namespace SmsAuth.Tests.Limits;

public sealed class InMemoryLimiterTests : LimiterContract
{
    private readonly FakeTimeProvider time = new(Samples.Start);

    public InMemoryLimiterTests() => Limiter = new InMemoryLimiter(time);

    protected override ILimiter Limiter { get; }

    protected override DateTimeOffset Now => time.GetUtcNow();

    protected override void Pass(TimeSpan passed) => time.Advance(passed);
}

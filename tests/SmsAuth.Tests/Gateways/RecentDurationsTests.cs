using SmsAuth.Gateways;

namespace SmsAuth.Tests.Gateways;

public sealed class RecentDurationsTests
{
    private readonly RecentDurations durations = new();

    [Fact]
    public void Nothing_took_any_time_yet() => Assert.Equal(TimeSpan.Zero, durations.Draw());

    [Fact]
    public void One_of_the_last_64_is_drawn()
    {
        for (var i = 1; i <= 100; i++) durations.Add(TimeSpan.FromMilliseconds(i));

        var drawn = Enumerable.Range(0, 5_000).Select(_ => (int)durations.Draw().TotalMilliseconds).Distinct().Order();

        // That one of 64 is never drawn in 5,000 turns has a chance of 1e-34.
        Assert.Equal(Enumerable.Range(37, 64), drawn);
    }
}

using SmsAuth.Gateways;

namespace SmsAuth.Tests.Gateways;

public sealed class RecentHandoversTests
{
    private static readonly Handover Unknown = new(TimeSpan.Zero, "first");
    private readonly RecentHandovers handovers = new(Unknown);

    [Fact]
    public void As_long_as_there_was_no_text_a_guess_is_drawn() => Assert.Equal(Unknown, handovers.Draw());

    [Fact]
    public void One_of_the_last_64_is_drawn()
    {
        for (var i = 1; i <= 100; i++) handovers.Add(new Handover(TimeSpan.FromMilliseconds(i), "second"));

        var drawn = Enumerable.Range(0, 5_000).Select(_ => (int)handovers.Draw().Took.TotalMilliseconds).Distinct().Order();

        // That one of 64 is never drawn in 5,000 turns has a chance of 1e-34.
        Assert.Equal(Enumerable.Range(37, 64), drawn);
    }
}

using SmsAuth.Server.Keys;

namespace SmsAuth.Server.Tests.Keys;

public sealed class KeyTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);
    private static readonly ServerKey First = Key(1, 0);
    private static readonly ServerKey Second = Key(2, 90);
    private static readonly ServerKey Third = Key(3, 180);

    [Theory]
    [InlineData(0, "Current Next Next")]
    [InlineData(89, "Current Next Next")]
    [InlineData(90, "Former Current Next")]
    [InlineData(119, "Former Current Next")]
    [InlineData(120, "Expired Current Next")]
    [InlineData(180, "Expired Former Current")]
    [InlineData(1000, "Expired Expired Current")]
    public void A_key_is_next_then_current_then_former_then_expired(int day, string states)
    {
        var timeline = At(day);
        Assert.Equal(states, string.Join(' ', new[] { First, Second, Third }.Select(timeline.StateOf)));
    }

    [Fact]
    public void Of_use_are_the_current_key_first_then_the_next_and_former_ones_the_newest_first()
    {
        Assert.Equal([Second, Third, First], At(100).Usable);
        Assert.Equal([Third, Second], At(181).Usable);
        Assert.Equal([First], At(181).Expired);
    }

    [Fact]
    public void Before_the_first_key_is_active_there_is_none()
    {
        var timeline = At(-1);
        Assert.Null(timeline.Current);
        Assert.Empty(timeline.Usable);
    }

    [Fact]
    public void A_key_without_a_successor_has_no_end()
    {
        Assert.Equal(Start.AddDays(120), At(0).UsableUntil(First));
        Assert.Null(At(0).UsableUntil(Third));
    }

    [Fact]
    public void A_number_is_not_given_again() => Assert.Equal(4, At(0).NextNumber);

    private static KeyTimeline At(int day) => new([Third, First, Second], Keep, Start.AddDays(day));

    private static ServerKey Key(int number, int day) => KeyMaker.Make(KeyKind.Pepper, number, SigningAlgorithm.ES256, Start, Start.AddDays(day));
}

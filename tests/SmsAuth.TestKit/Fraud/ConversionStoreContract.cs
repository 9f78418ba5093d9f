using SmsAuth.Fraud.Conversion;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Fraud;

/// <summary>What every store of conversions promises. It may be shared by the tests of a class: each test uses subjects of its own.</summary>
public abstract class ConversionStoreContract
{
    private static readonly DateTimeOffset Start = ConversionBucket.StartOf(Samples.Start);

    /// <summary>The store under test.</summary>
    protected abstract IConversionStore Store { get; }

    private ConversionSubject Subject { get; } = new(ConversionKind.Gateway, $"gateway-{Guid.NewGuid():N}");

    [Fact]
    public async Task No_count_is_lost_when_many_come_at_once()
    {
        var other = Subject with { Kind = ConversionKind.Country };
        await AtOnce.RunAsync(20, i => Store.AddAsync([Subject, other], new ConversionBucket(Start, Sent: 1, Proven: i % 2, Withheld: 2)));

        Assert.Equal([new ConversionBucket(Start, 20, 10, 40)], await Store.ReadAsync(Subject, Start));
        Assert.Equal([new ConversionBucket(Start, 20, 10, 40)], await Store.ReadAsync(other, Start));
    }

    [Fact]
    public async Task Buckets_are_counted_apart_and_read_from_a_time_on()
    {
        for (var i = 0; i < 3; i++) await Store.AddAsync([Subject], new ConversionBucket(Start + (i * ConversionBucket.Length), Sent: i + 1));

        var read = await Store.ReadAsync(Subject, Start + ConversionBucket.Length);

        Assert.Equal([2, 3], read.OrderBy(static b => b.StartsAt).Select(static b => b.Sent));
    }

    [Fact]
    public async Task Of_many_who_pause_at_once_one_does()
    {
        var won = await AtOnce.RunAsync(10, _ => Store.TryPauseAsync(Pause()));

        Assert.Single(won, static w => w);
        Assert.Contains(Pause(), await Store.PausesAsync(Samples.Start));
        Assert.False(await Store.TryPauseAsync(Pause() with { Since = Samples.Start.AddMinutes(59) }));
    }

    [Fact]
    public async Task A_pause_is_ended_by_one_of_many_and_can_be_followed_by_another()
    {
        var early = Samples.Start.AddMinutes(10);
        Assert.False(await Store.TryEndAsync(Subject, early));
        Assert.True(await Store.TryPauseAsync(Pause()));

        Assert.Single(await AtOnce.RunAsync(10, _ => Store.TryEndAsync(Subject, early)), static w => w);
        Assert.Contains(Pause() with { Until = early }, await Store.PausesAsync(early));
        Assert.False(await Store.TryEndAsync(Subject, early));
        Assert.True(await Store.TryPauseAsync(Pause(early)));
    }

    [Fact]
    public async Task A_pause_that_is_over_is_told_of_once_and_can_be_followed_by_another()
    {
        Assert.True(await Store.TryPauseAsync(Pause()));
        Assert.False(await Store.TryReopenAsync(Subject, Samples.Start.AddMinutes(59)));

        var over = Samples.Start.AddHours(1);
        Assert.Contains(Pause(), await Store.PausesAsync(over));
        Assert.Single(await AtOnce.RunAsync(10, _ => Store.TryReopenAsync(Subject, over)), static w => w);
        Assert.DoesNotContain(await Store.PausesAsync(over), p => p.Subject == Subject);

        Assert.Single(await AtOnce.RunAsync(10, _ => Store.TryPauseAsync(Pause(over))), static w => w);
        Assert.Contains(Pause(over), await Store.PausesAsync(over));
    }

    private Pause Pause(DateTimeOffset? since = null) => new()
    {
        Subject = Subject,
        Since = since ?? Samples.Start,
        Until = (since ?? Samples.Start).AddHours(1),
    };
}

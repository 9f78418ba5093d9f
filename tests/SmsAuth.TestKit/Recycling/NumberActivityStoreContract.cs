using System.Buffers.Text;
using System.Security.Cryptography;
using SmsAuth.Recycling;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Recycling;

/// <summary>What every store of number activities promises. The store may be shared by the tests of a class: each test uses a number of its own.</summary>
public abstract class NumberActivityStoreContract
{
    private static readonly NumberActivity First = new("account-1", Samples.Start);

    /// <summary>The store under test.</summary>
    protected abstract INumberActivityStore Store { get; }

    private string Number { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task A_number_that_was_never_recorded_has_no_activity() => Assert.Null(await FindAsync());

    [Fact]
    public async Task An_activity_is_found_as_it_was_recorded()
    {
        await Store.RecordAsync(Number, First);

        Assert.Equal(First, await FindAsync());
    }

    [Fact]
    public async Task The_newest_activity_takes_the_place_of_the_one_before_whatever_its_account()
    {
        var newest = new NumberActivity("account-2", Samples.Start.AddDays(200));
        await Store.RecordAsync(Number, First);
        await Store.RecordAsync(Number, newest);

        Assert.Equal(newest, await FindAsync());
    }

    [Fact]
    public async Task A_pseudonym_in_another_case_is_another_number()
    {
        await Store.RecordAsync(Number, First);
        var swapped = string.Concat(Number.Select(static c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

        Assert.Null(await Store.FindAsync(swapped, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parallel_records_leave_one_of_the_activities()
    {
        var activities = Enumerable.Range(0, 16).Select(static i => First with { LastProvenAt = Samples.Start.AddSeconds(i) }).ToList();

        await AtOnce.RunAsync(activities.Count, i => Store.RecordAsync(Number, activities[i]));

        Assert.Contains(await FindAsync(), activities);
    }

    [Fact]
    public async Task A_removed_activity_is_gone_and_may_be_recorded_again()
    {
        await Store.RecordAsync(Number, First);
        await Store.RemoveAsync(Number, First.AccountId);
        Assert.Null(await FindAsync());

        await Store.RecordAsync(Number, First);
        Assert.Equal(First, await FindAsync());
    }

    [Fact]
    public async Task Removing_for_another_account_removes_nothing()
    {
        await Store.RecordAsync(Number, First);
        await Store.RemoveAsync(Number, "account-2");

        Assert.Equal(First, await FindAsync());
    }

    [Fact]
    public async Task Removing_what_is_not_there_is_harmless()
    {
        await Store.RemoveAsync(Number, First.AccountId);

        Assert.Null(await FindAsync());
    }

    private Task<NumberActivity?> FindAsync() => Store.FindAsync(Number, TestContext.Current.CancellationToken);
}

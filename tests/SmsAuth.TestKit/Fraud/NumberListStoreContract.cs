using SmsAuth.Fraud.Lists;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Fraud;

/// <summary>What every store of the lists of numbers promises. It may be shared by the tests of a class: each test uses matches of its own.</summary>
public abstract class NumberListStoreContract
{
    /// <summary>The store under test.</summary>
    protected abstract INumberListStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_listed_until_it_ends()
    {
        var entry = await PutAsync(Entry());

        Assert.Contains(entry, await Store.ListAsync(entry.Until.AddMilliseconds(-1), Token));
        Assert.DoesNotContain(entry, await Store.ListAsync(entry.Until, Token));
    }

    [Fact]
    public async Task An_entry_takes_the_place_of_the_one_before()
    {
        var blocked = await PutAsync(Entry());
        var allowed = await PutAsync(blocked with { Kind = ListKind.Allowed, AddedBy = "somebody else" });

        Assert.Equal([allowed], (await Store.ListAsync(Samples.Start, Token)).Where(e => e.Match == blocked.Match));
    }

    [Fact]
    public async Task An_entry_is_removed_once()
    {
        var entry = await PutAsync(Entry());

        Assert.True(await Store.RemoveAsync(entry.Match));
        Assert.False(await Store.RemoveAsync(entry.Match));
        Assert.DoesNotContain(entry, await Store.ListAsync(Samples.Start, Token));
    }

    [Fact]
    public async Task Of_entries_that_are_put_at_once_one_stays()
    {
        var entry = Entry();
        await AtOnce.RunAsync(8, i => Store.PutAsync(entry with { AddedBy = $"admin {i}" }));

        Assert.Single(await Store.ListAsync(Samples.Start, Token), e => e.Match == entry.Match);
    }

    private static NumberListEntry Entry() => new()
    {
        Match = Guid.NewGuid().ToString("N"),
        Kind = ListKind.Blocked,
        Shown = "+1********00",
        Until = Samples.Start.AddDays(1),
        AddedAt = Samples.Start,
        AddedBy = "root",
    };

    private async Task<NumberListEntry> PutAsync(NumberListEntry entry)
    {
        await Store.PutAsync(entry);
        return entry;
    }
}

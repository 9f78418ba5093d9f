using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

public abstract partial class AccountStoreContract
{
    private static readonly PhoneNumber Carol = PhoneNumber.FromStored("+12025550102", "US");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_linked_number_signs_in_to_the_account_beside_the_others()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);

        Assert.Equal(LinkVerdict.Linked, await store.LinkNumberAsync(id, Numbers.Bob, replaced: null));

        Assert.Equal([Number, Numbers.Bob], await store.ListNumbersAsync(id, Token));
        Assert.Equal(id, (await store.SignInAsync(Numbers.Bob, create: false))?.Id);
        Assert.Equal(id, (await store.SignInAsync(Number, create: false))?.Id);
        Assert.Equal(LinkVerdict.AlreadyLinked, await store.LinkNumberAsync(id, Numbers.Bob, replaced: null));
    }

    [Fact]
    public async Task A_number_that_replaces_another_takes_its_place()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);

        Assert.Equal(LinkVerdict.Linked, await store.LinkNumberAsync(id, Numbers.Bob, replaced: Number));

        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(id, Token));
        Assert.Null(await store.FindByNumberAsync(Number, Token));
        var stranger = await store.SignInAsync(Number, create: true);
        Assert.NotEqual(id, stranger!.Id);
        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(id, Token));
    }

    [Fact]
    public async Task A_number_can_be_replaced_by_one_that_the_account_has_already()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);

        Assert.Equal(LinkVerdict.Linked, await store.LinkNumberAsync(id, Numbers.Bob, replaced: Number));
        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(id, Token));
    }

    [Fact]
    public async Task Replacing_a_number_by_itself_changes_nothing()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);

        Assert.Equal(LinkVerdict.AlreadyLinked, await store.LinkNumberAsync(id, Number, replaced: Number));
        Assert.Equal([Number], await store.ListNumbersAsync(id, Token));
    }

    [Fact]
    public async Task A_number_that_signs_in_to_another_account_is_taken_and_nothing_is_replaced()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);
        var bob = (await store.SignInAsync(Numbers.Bob, create: true))!.Id;

        Assert.Equal(LinkVerdict.Taken, await store.LinkNumberAsync(id, Numbers.Bob, replaced: Number));

        Assert.Equal([Number], await store.ListNumbersAsync(id, Token));
        Assert.Equal(bob, (await store.SignInAsync(Numbers.Bob, create: false))?.Id);
    }

    [Fact]
    public async Task A_number_that_another_account_confirmed_is_taken_and_one_that_was_only_typed_in_is_not()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);
        await AddAccountAsync(Numbers.Bob, confirmed: true);
        await AddAccountAsync(Carol, confirmed: false);

        Assert.Equal(LinkVerdict.Taken, await store.LinkNumberAsync(id, Numbers.Bob, replaced: null));
        Assert.Equal(LinkVerdict.Linked, await store.LinkNumberAsync(id, Carol, replaced: null));
    }

    [Theory]
    [InlineData("3f8c0f0e-3f57-4c6c-9d38-0d3a5a4f3a11")]
    [InlineData("nobody")]
    public async Task An_account_that_is_not_there_has_no_numbers_and_gets_none(string nobody)
    {
        var store = OpenNode();

        Assert.Empty(await store.ListNumbersAsync(nobody, Token));
        Assert.Equal(LinkVerdict.Taken, await store.LinkNumberAsync(nobody, Number, replaced: null));
        Assert.Equal(UnlinkVerdict.NotLinked, await store.UnlinkNumberAsync(nobody, Number));
        Assert.Equal(0, await CountAccountsAsync());
    }

    [Fact]
    public async Task A_removed_number_signs_in_to_the_account_no_more()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);

        Assert.Equal(UnlinkVerdict.Removed, await store.UnlinkNumberAsync(id, Number));

        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(id, Token));
        Assert.Null(await store.FindByNumberAsync(Number, Token));
        Assert.Equal(UnlinkVerdict.NotLinked, await store.UnlinkNumberAsync(id, Number));
    }

    [Fact]
    public async Task The_last_login_stays()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);

        Assert.Equal(UnlinkVerdict.LastLogin, await store.UnlinkNumberAsync(id, Number));
        Assert.Equal(id, (await store.SignInAsync(Number, create: false))?.Id);
    }

    [Fact]
    public async Task A_number_of_another_account_cannot_be_removed()
    {
        var store = OpenNode();
        var id = await SignUpAsync(store);
        var bob = (await store.SignInAsync(Numbers.Bob, create: true))!.Id;

        Assert.Equal(UnlinkVerdict.NotLinked, await store.UnlinkNumberAsync(id, Numbers.Bob));
        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(bob, Token));
    }

    [Fact]
    public async Task A_confirmed_number_that_is_no_login_yet_is_listed_and_can_be_replaced()
    {
        var id = await AddAccountAsync(Number, confirmed: true);
        var store = OpenNode();
        Assert.Equal([Number], await store.ListNumbersAsync(id, Token));

        Assert.Equal(LinkVerdict.Linked, await store.LinkNumberAsync(id, Numbers.Bob, replaced: Number));

        Assert.Null(await store.FindByNumberAsync(Number, Token));
        Assert.Equal([Numbers.Bob], await store.ListNumbersAsync(id, Token));
    }

    [Fact]
    public async Task Of_many_accounts_that_link_one_number_at_once_one_wins()
    {
        const int Rivals = 6;
        var (one, other) = (OpenNode(), OpenNode());
        var ids = new List<string>();
        for (var i = 0; i < Rivals; i++) ids.Add((await one.SignInAsync(PhoneNumber.FromStored($"+1202555012{i}", "US"), create: true))!.Id);

        var verdicts = await Task.WhenAll(ids.Select((id, i) => Task.Run(() => (i % 2 == 0 ? one : other).LinkNumberAsync(id, Numbers.Bob, replaced: null))));

        Assert.Single(verdicts, LinkVerdict.Linked);
        Assert.Equal(Rivals - 1, verdicts.Count(static v => v is LinkVerdict.Taken));
        var winner = ids[Array.IndexOf(verdicts, LinkVerdict.Linked)];
        Assert.Equal(winner, (await other.SignInAsync(Numbers.Bob, create: true))?.Id);
    }

    [Fact]
    public async Task Parallel_removals_leave_a_login()
    {
        var (one, other) = (OpenNode(), OpenNode());
        for (var round = 0; round < 5; round++)
        {
            var id = await SignUpAsync(one);
            await one.LinkNumberAsync(id, Numbers.Bob, replaced: null);

            var verdicts = await Task.WhenAll(
                Task.Run(() => one.UnlinkNumberAsync(id, Number)), Task.Run(() => other.UnlinkNumberAsync(id, Numbers.Bob)));

            Assert.Equal([UnlinkVerdict.Removed, UnlinkVerdict.LastLogin], verdicts.Order());
            var left = Assert.Single(await one.ListNumbersAsync(id, Token));
            await one.LinkNumberAsync(id, PhoneNumber.FromStored($"+1202555013{round}", "US"), replaced: left);
        }
    }

    [Fact]
    public async Task Parallel_links_of_one_account_and_number_link_it_once()
    {
        var (one, other) = (OpenNode(), OpenNode());
        var id = await SignUpAsync(one);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).LinkNumberAsync(id, Numbers.Bob, replaced: null))));

        Assert.Single(verdicts, LinkVerdict.Linked);
        Assert.DoesNotContain(LinkVerdict.Taken, verdicts);
        Assert.Equal([Number, Numbers.Bob], await one.ListNumbersAsync(id, Token));
    }

    private static async Task<string> SignUpAsync(IAccountStore store) => (await store.SignInAsync(Number, create: true))!.Id;
}

using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>What every account store promises, whatever it is built on.</summary>
public abstract partial class AccountStoreContract
{
    private const int Parallel = 50;

    private static readonly PhoneNumber Number = Numbers.Alice;

    /// <summary>Opens the storage of the test once more, as another node of the same server does.</summary>
    protected abstract IAccountStore OpenNode();

    /// <summary>Adds an account as a host does that knows nothing of SmsAuth. Its user name is not the number.</summary>
    /// <returns>The account id.</returns>
    protected abstract Task<string> AddAccountAsync(PhoneNumber number, bool confirmed);

    protected abstract Task DisableAsync(string accountId);

    protected abstract Task<int> CountAccountsAsync();

    [Fact]
    public async Task A_new_number_gets_one_active_account()
    {
        var account = await OpenNode().SignInAsync(Number, create: true);

        Assert.NotNull(account);
        Assert.NotEmpty(account.Id);
        Assert.True(account.IsActive);
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Fact]
    public async Task Signing_in_again_leads_to_the_same_account()
    {
        var store = OpenNode();
        var first = await store.SignInAsync(Number, create: true);

        Assert.Equal(first, await store.SignInAsync(Number, create: true));
        Assert.Equal(first, await store.SignInAsync(Number, create: false));
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Fact]
    public async Task Two_numbers_have_two_accounts()
    {
        var store = OpenNode();
        var alice = await store.SignInAsync(Number, create: true);
        var bob = await store.SignInAsync(Numbers.Bob, create: true);

        Assert.NotEqual(alice!.Id, bob!.Id);
        Assert.Equal(2, await CountAccountsAsync());
    }

    [Fact]
    public async Task An_account_is_found_by_its_number_and_by_its_id()
    {
        var store = OpenNode();
        var account = await store.SignInAsync(Number, create: true);

        Assert.Equal(account, await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Equal(account, await store.FindByIdAsync(account!.Id, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("3f8c0f0e-3f57-4c6c-9d38-0d3a5a4f3a11")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task What_is_no_account_id_finds_nobody(string id) =>
        Assert.Null(await OpenNode().FindByIdAsync(id, TestContext.Current.CancellationToken));

    [Fact]
    public async Task An_unknown_number_finds_nobody_and_creates_nothing_unless_asked_to()
    {
        var store = OpenNode();

        Assert.Null(await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Null(await store.SignInAsync(Number, create: false));
        Assert.Equal(0, await CountAccountsAsync());
    }

    [Fact]
    public async Task Parallel_first_sign_ins_lead_to_one_account()
    {
        var store = OpenNode();

        var accounts = await SignInManyTimesAsync(store);

        Assert.Single(accounts.Distinct());
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Fact]
    public async Task Parallel_first_sign_ins_on_two_nodes_lead_to_one_account()
    {
        var accounts = await SignInManyTimesAsync(OpenNode(), OpenNode());

        Assert.Single(accounts.Distinct());
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Fact]
    public async Task Parallel_sign_ins_link_a_confirmed_number_once()
    {
        var id = await AddAccountAsync(Number, confirmed: true);

        var accounts = await SignInManyTimesAsync(OpenNode(), OpenNode());

        Assert.Equal(id, Assert.Single(accounts.Distinct())!.Id);
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_confirmed_number_signs_in_to_the_account_that_has_it(bool create)
    {
        var id = await AddAccountAsync(Number, confirmed: true);
        var store = OpenNode();

        Assert.Equal(id, (await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken))?.Id);
        Assert.Equal(id, (await store.SignInAsync(Number, create))?.Id);
        Assert.Equal(1, await CountAccountsAsync());
    }

    [Fact]
    public async Task A_linked_number_stays_when_another_account_confirms_it_later()
    {
        var id = await AddAccountAsync(Number, confirmed: true);
        var store = OpenNode();
        await store.SignInAsync(Number, create: false);
        await AddAccountAsync(Number, confirmed: true);

        Assert.Equal(id, (await store.SignInAsync(Number, create: true))?.Id);
    }

    [Fact]
    public async Task A_number_that_was_only_typed_in_proves_nothing()
    {
        var typed = await AddAccountAsync(Number, confirmed: false);
        var store = OpenNode();

        Assert.Null(await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Null(await store.SignInAsync(Number, create: false));
        var account = await store.SignInAsync(Number, create: true);
        Assert.NotNull(account);
        Assert.NotEqual(typed, account.Id);
    }

    [Fact]
    public async Task A_number_that_two_accounts_confirmed_signs_in_to_neither_and_creates_none()
    {
        await AddAccountAsync(Number, confirmed: true);
        await AddAccountAsync(Number, confirmed: true);
        var store = OpenNode();

        Assert.Null(await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Null(await store.SignInAsync(Number, create: true));
        Assert.Equal(2, await CountAccountsAsync());
    }

    [Fact]
    public async Task A_disabled_account_is_found_and_is_not_active()
    {
        var store = OpenNode();
        var id = (await store.SignInAsync(Number, create: true))!.Id;
        await DisableAsync(id);

        var inactive = new Account(id, IsActive: false);
        Assert.Equal(inactive, await store.SignInAsync(Number, create: true));
        Assert.Equal(inactive, await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Equal(inactive, await store.FindByIdAsync(id, TestContext.Current.CancellationToken));
    }

    private static Task<Account?[]> SignInManyTimesAsync(params IAccountStore[] nodes) =>
        Task.WhenAll(Enumerable.Range(0, Parallel).Select(i => Task.Run(() => nodes[i % nodes.Length].SignInAsync(Number, create: true))));
}

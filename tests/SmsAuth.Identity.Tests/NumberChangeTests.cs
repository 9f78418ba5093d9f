using Microsoft.AspNetCore.Identity;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>What a change of numbers does to the user of ASP.NET Core Identity.</summary>
public sealed class NumberChangeTests : IAsyncDisposable
{
    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_confirmed_number_stays_while_another_is_added()
    {
        var (store, id) = await SignUpAsync();
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);

        await AssertUserAsync(id, Numbers.Alice.E164, confirmed: true);
        Assert.Equal(2, (await database.LoginsAsync(id)).Count);
    }

    [Fact]
    public async Task The_confirmed_number_follows_a_change()
    {
        var (store, id) = await SignUpAsync();
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: Numbers.Alice);

        await AssertUserAsync(id, Numbers.Bob.E164, confirmed: true);
        Assert.Equal(Numbers.Bob.E164, Assert.Single(await database.LoginsAsync(id)).ProviderKey);
    }

    [Fact]
    public async Task A_number_that_was_only_typed_in_gives_way_to_the_proven_one()
    {
        var id = await database.RegisterAsync(Numbers.Alice, confirmed: false);
        await database.OpenStore().LinkNumberAsync(id, Numbers.Bob, replaced: null);

        await AssertUserAsync(id, Numbers.Bob.E164, confirmed: true);
    }

    [Fact]
    public async Task A_removed_number_is_confirmed_no_more_and_another_login_takes_its_place()
    {
        var (store, id) = await SignUpAsync();
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);
        await store.UnlinkNumberAsync(id, Numbers.Alice);

        await AssertUserAsync(id, Numbers.Bob.E164, confirmed: true);
    }

    [Fact]
    public async Task The_last_number_of_a_user_with_another_login_can_be_removed_and_is_confirmed_no_more()
    {
        var (store, id) = await SignUpAsync();
        await database.WithUsersAsync(async users => await users.AddLoginAsync((await users.FindByIdAsync(id))!, new UserLoginInfo("other", "key", "Other")));

        Assert.Equal(UnlinkVerdict.Removed, await store.UnlinkNumberAsync(id, Numbers.Alice));

        await AssertUserAsync(id, number: null, confirmed: false);
        Assert.Null(await store.FindByNumberAsync(Numbers.Alice, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_number_of_a_user_with_a_password_can_be_removed()
    {
        var (store, id) = await SignUpAsync();
        await database.WithUsersAsync(async users => await users.AddPasswordAsync((await users.FindByIdAsync(id))!, "Correct-horse-7"));

        Assert.Equal(UnlinkVerdict.Removed, await store.UnlinkNumberAsync(id, Numbers.Alice));
    }

    [Fact]
    public async Task A_user_name_that_is_the_number_follows_a_change_and_is_free_for_the_next_owner()
    {
        var (store, id) = await SignUpAsync();
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: Numbers.Alice);

        var user = await database.UserAsync(id);
        Assert.Equal((Numbers.Bob.E164, Numbers.Bob.E164), (user.UserName, user.NormalizedUserName));
        var next = await store.SignInAsync(Numbers.Alice, create: true);
        Assert.Equal(Numbers.Alice.E164, (await database.UserAsync(next!.Id)).UserName);
    }

    [Fact]
    public async Task A_user_name_that_is_a_number_with_a_suffix_follows_a_removal_to_the_number_that_is_left()
    {
        var carol = PhoneNumber.FromStored("+12025550102", "US");
        foreach (var number in new[] { Numbers.Alice, Numbers.Bob }) await database.RegisterAsync(carol, confirmed: false, name: number.E164);
        var (store, id) = await SignUpAsync();
        Assert.Equal(Numbers.Alice.E164 + "-2", (await database.UserAsync(id)).UserName);
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);

        Assert.Equal(UnlinkVerdict.Removed, await store.UnlinkNumberAsync(id, Numbers.Alice));

        Assert.Equal(Numbers.Bob.E164 + "-2", (await database.UserAsync(id)).UserName);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("+12025550100-home")]
    [InlineData("+120255501001")]
    public async Task A_user_name_that_is_not_the_number_stays(string name)
    {
        var id = await database.RegisterAsync(Numbers.Alice, confirmed: true, name);
        await database.OpenStore().LinkNumberAsync(id, Numbers.Bob, replaced: Numbers.Alice);

        Assert.Equal(name, (await database.UserAsync(id)).UserName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_login_ends_the_cookies_of_the_user_and_a_new_one_does_not(bool loses)
    {
        var (store, id) = await SignUpAsync();
        var stamp = (await database.UserAsync(id)).SecurityStamp;

        await store.LinkNumberAsync(id, Numbers.Bob, replaced: loses ? Numbers.Alice : null);

        Assert.Equal(loses, (await database.UserAsync(id)).SecurityStamp != stamp);
    }

    [Fact]
    public async Task Of_parallel_changes_of_one_version_one_is_made_and_of_an_old_version_none()
    {
        var (store, id) = await SignUpAsync();
        await store.LinkNumberAsync(id, Numbers.Bob, replaced: null);
        var version = (await database.UserAsync(id)).ConcurrencyStamp;
        var carol = PhoneNumber.FromStored("+12025550102", "US");

        var verdicts = await Task.WhenAll(
            Enumerable.Range(3, 5).Select(i => Task.Run(() => database.OpenStore().LinkNumberAsync(id, PhoneNumber.FromStored($"+1202555010{i}", "US"), replaced: null, version))));

        Assert.Equal([LinkVerdict.Linked, .. Enumerable.Repeat(LinkVerdict.Changed, 4)], verdicts.Order());
        Assert.Equal(LinkVerdict.Changed, await store.LinkNumberAsync(id, carol, replaced: Numbers.Bob, version));
        Assert.Equal(UnlinkVerdict.Changed, await store.UnlinkNumberAsync(id, Numbers.Bob, version));
        Assert.Equal(UnlinkVerdict.Removed, await store.UnlinkNumberAsync(id, Numbers.Bob, (await database.UserAsync(id)).ConcurrencyStamp));
    }

    [Fact]
    public async Task A_number_lost_to_another_account_at_the_last_moment_is_taken_and_nothing_is_changed()
    {
        var (store, id) = await SignUpAsync();
        var raced = false;
        var loser = database.OpenStore(interference: new Interference
        {
            BeforeSave = async added =>
            {
                if (raced || added.Count == 0) return;
                raced = true;
                await store.SignInAsync(Numbers.Bob, create: true);
            },
        });

        Assert.Equal(LinkVerdict.Taken, await loser.LinkNumberAsync(id, Numbers.Bob, replaced: Numbers.Alice));

        Assert.True(raced);
        await AssertUserAsync(id, Numbers.Alice.E164, confirmed: true);
        Assert.Equal(Numbers.Alice.E164, Assert.Single(await database.LoginsAsync(id)).ProviderKey);
        Assert.All(database.Logs.Entries, static e => Assert.DoesNotContain("15112345678", e.Text, StringComparison.Ordinal));
        Assert.Contains(database.Logs.Entries, static e => e.EventId == 1461);
    }

    private async Task<(IAccountStore Store, string Id)> SignUpAsync()
    {
        var store = database.OpenStore();
        return (store, (await store.SignInAsync(Numbers.Alice, create: true))!.Id);
    }

    private async Task AssertUserAsync(string id, string? number, bool confirmed)
    {
        var user = await database.UserAsync(id);
        Assert.Equal((number, confirmed), (user.PhoneNumber, user.PhoneNumberConfirmed));
    }
}

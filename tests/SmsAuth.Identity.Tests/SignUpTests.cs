using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

public sealed class SignUpTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_new_user_has_the_number_as_user_name_as_confirmed_number_and_as_login()
    {
        var account = await database.OpenStore().SignInAsync(Number, create: true);

        var user = await database.UserAsync(account!.Id);
        Assert.Equal(Number.E164, user.UserName);
        Assert.Equal(Number.E164, user.PhoneNumber);
        Assert.True(user.PhoneNumberConfirmed);
        var login = Assert.Single(await database.LoginsAsync(account.Id));
        Assert.Equal((SmsLogin.Provider, Number.E164, Number.Masked), (login.LoginProvider, login.ProviderKey, login.ProviderDisplayName));
    }

    [Fact]
    public async Task Parallel_sign_ups_leave_one_user_and_one_login()
    {
        await SignInManyTimesAsync();

        Assert.Equal(1, await database.CountUsersAsync());
        Assert.Equal(1, await database.CountLoginsAsync());
    }

    [Fact]
    public async Task A_stranger_who_registered_under_the_number_keeps_the_name_and_gets_nobody_else_s_sign_in()
    {
        var stranger = await database.RegisterAsync(Number, confirmed: false, name: Number.E164);

        var account = await database.OpenStore().SignInAsync(Number, create: true);

        Assert.NotEqual(stranger, account!.Id);
        Assert.Equal(Number.E164 + "-2", (await database.UserAsync(account.Id)).UserName);
        Assert.Empty(await database.LoginsAsync(stranger));
        Assert.Contains(database.Logs.Entries, static e => e.EventId == 1404);
    }

    [Fact]
    public async Task A_stranger_under_the_number_whose_confirmed_number_is_another_is_passed_over_too()
    {
        var stranger = await database.RegisterAsync(Numbers.Bob, confirmed: true, name: Number.E164);

        var account = await database.OpenStore().SignInAsync(Number, create: true);

        Assert.NotEqual(stranger, account!.Id);
        Assert.Empty(await database.LoginsAsync(stranger));
    }

    [Fact]
    public async Task Parallel_sign_ups_agree_on_a_name_when_strangers_took_the_first_ones()
    {
        await database.RegisterAsync(Number, confirmed: false, name: Number.E164);
        await database.RegisterAsync(Number, confirmed: false, name: Number.E164 + "-2");

        var accounts = await SignInManyTimesAsync();

        var id = Assert.Single(accounts.Distinct())!.Id;
        Assert.Equal(Number.E164 + "-3", (await database.UserAsync(id)).UserName);
        Assert.Equal(3, await database.CountUsersAsync());
        Assert.Equal(1, await database.CountLoginsAsync());
    }

    [Fact]
    public async Task A_confirmed_number_that_is_linked_becomes_a_login()
    {
        var id = await database.RegisterAsync(Number, confirmed: true);

        await database.OpenStore().SignInAsync(Number, create: false);

        Assert.Equal(Number.E164, Assert.Single(await database.LoginsAsync(id)).ProviderKey);
    }

    [Fact]
    public async Task Finding_a_number_writes_nothing()
    {
        await database.RegisterAsync(Number, confirmed: true);

        Assert.NotNull(await database.OpenStore().FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.Equal(0, await database.CountLoginsAsync());
    }

    [Fact]
    public async Task A_number_of_several_accounts_is_reported_and_linked_to_none()
    {
        await database.RegisterAsync(Number, confirmed: true);
        await database.RegisterAsync(Number, confirmed: true);

        Assert.Null(await database.OpenStore().SignInAsync(Number, create: true));

        Assert.Equal(0, await database.CountLoginsAsync());
        Assert.Contains(database.Logs.Entries, static e => e.EventId == 1403);
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", false, "AllowedUserNameCharacters")]
    [InlineData("+-0123456789", true, "RequireUniqueEmail")]
    public async Task An_Identity_option_that_excludes_such_accounts_is_named_without_the_number(string characters, bool uniqueEmail, string option)
    {
        var store = database.OpenStore(identity => identity.Services.Configure<IdentityOptions>(options =>
        {
            options.User.AllowedUserNameCharacters = characters;
            options.User.RequireUniqueEmail = uniqueEmail;
        }));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => store.SignInAsync(Number, create: true));

        Assert.Contains(option, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Numbers.SubscriberDigits, exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await database.CountUsersAsync());
    }

    private Task<Accounts.Account?[]> SignInManyTimesAsync()
    {
        var nodes = new[] { database.OpenStore(), database.OpenStore() };
        return Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => nodes[i % 2].SignInAsync(Number, create: true))));
    }
}

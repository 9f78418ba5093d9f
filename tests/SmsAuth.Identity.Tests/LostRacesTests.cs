using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>The races of a first sign-in, each lost at the last moment: after every check and just before the write.</summary>
public sealed class LostRacesTests : IAsyncDisposable
{
    private const string User = nameof(IdentityUser);
    private const string Login = "IdentityUserLogin";

    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(User)]
    [InlineData(Login)]
    public async Task Whoever_loses_signs_in_to_the_winner_s_account(string lost)
    {
        var winner = database.OpenStore();
        Accounts.Account? won = null;
        var loser = database.OpenStore(interference: Once(lost, async () => won = await winner.SignInAsync(Number, create: true)));

        var account = await loser.SignInAsync(Number, create: true);

        Assert.NotNull(won);
        Assert.Equal(won, account);
        Assert.Equal(1, await database.CountUsersAsync());
        Assert.Equal(1, await database.CountLoginsAsync());
    }

    [Fact]
    public async Task Whoever_loses_the_link_signs_in_to_the_linked_account()
    {
        var id = await database.RegisterAsync(Number, confirmed: true);
        var winner = database.OpenStore();
        var loser = database.OpenStore(interference: Once(Login, () => winner.SignInAsync(Number, create: false)));

        Assert.Equal(id, (await loser.SignInAsync(Number, create: true))?.Id);
        Assert.Equal(1, await database.CountLoginsAsync());
    }

    [Fact]
    public async Task A_user_name_lost_to_a_stranger_is_replaced_by_the_next()
    {
        var store = database.OpenStore(interference: Once(User, () => database.RegisterAsync(Number, confirmed: false, name: Number.E164)));

        var account = await store.SignInAsync(Number, create: true);

        Assert.Equal(Number.E164 + "-2", (await database.UserAsync(account!.Id)).UserName);
    }

    [Fact]
    public async Task A_confirmed_number_that_is_given_up_at_the_last_moment_is_not_linked()
    {
        var former = await database.RegisterAsync(Number, confirmed: true);
        var store = database.OpenStore(interference: Once(Login, () => database.WithUsersAsync(async users =>
            await users.SetPhoneNumberAsync((await users.FindByIdAsync(former))!, Numbers.Bob.E164))));

        var account = await store.SignInAsync(Number, create: true);

        Assert.NotEqual(former, account!.Id);
        Assert.Empty(await database.LoginsAsync(former));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_between_user_and_login_is_healed_by_the_next_sign_in(bool unqueryable)
    {
        void Configure(IdentityBuilder identity)
        {
            if (unqueryable) identity.AddUserManager<UnqueryableUserManager<IdentityUser<Guid>>>();
        }

        var crash = new Interference { BeforeSave = added => added.Contains(Login) ? throw new IOException("gone") : Task.CompletedTask };
        await Assert.ThrowsAsync<IOException>(() => database.OpenStore(Configure, interference: crash).SignInAsync(Number, create: true));
        Assert.Equal(1, await database.CountUsersAsync());
        Assert.Equal(0, await database.CountLoginsAsync());

        var healed = await database.OpenStore(Configure).SignInAsync(Number, create: false);

        Assert.NotNull(healed);
        Assert.Equal(1, await database.CountUsersAsync());
        Assert.Single(await database.LoginsAsync(healed.Id));
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_an_exception_and_leaves_nothing()
    {
        var outage = new Interference { BeforeSave = static _ => throw new DbUpdateException("read-only") };

        await Assert.ThrowsAsync<DbUpdateException>(() => database.OpenStore(interference: outage).SignInAsync(Number, create: true));

        Assert.Equal(0, await database.CountUsersAsync());
    }

    private static Interference Once(string insert, Func<Task> act)
    {
        var done = 0;
        return new Interference
        {
            BeforeSave = added => added.Contains(insert) && Interlocked.Exchange(ref done, 1) == 0 ? act() : Task.CompletedTask,
        };
    }
}

using Microsoft.AspNetCore.Identity;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

public sealed class ActiveTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_lockout_ends_with_its_time()
    {
        var store = database.OpenStore();
        var id = (await store.SignInAsync(Number, create: true))!.Id;
        await database.LockAsync(id, database.Time.GetUtcNow().AddMinutes(5));

        Assert.False((await store.SignInAsync(Number, create: true))!.IsActive);
        database.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.True((await store.SignInAsync(Number, create: true))!.IsActive);
    }

    [Fact]
    public async Task An_end_of_lockout_means_nothing_for_a_user_who_cannot_be_locked_out()
    {
        var store = database.OpenStore();
        var id = (await store.SignInAsync(Number, create: true))!.Id;
        await database.LockAsync(id, database.Time.GetUtcNow().AddMinutes(5));
        await database.WithUsersAsync(async users => await users.SetLockoutEnabledAsync((await users.FindByIdAsync(id))!, enabled: false));

        Assert.True((await store.SignInAsync(Number, create: true))!.IsActive);
    }

    [Fact]
    public async Task The_application_s_own_notion_of_enabled_counts_too()
    {
        var store = database.OpenStore(smsAuth: static options => options.IsActive = static user => user.UserName != Numbers.Alice.E164);

        var alice = await store.SignInAsync(Number, create: true);
        Assert.False(alice!.IsActive);
        Assert.Equal(alice, await store.FindByIdAsync(alice.Id, TestContext.Current.CancellationToken));
        Assert.Equal(alice, await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken));
        Assert.True((await store.SignInAsync(Numbers.Bob, create: true))!.IsActive);
    }

    [Fact]
    public async Task The_application_cannot_make_a_locked_out_user_active()
    {
        var store = database.OpenStore(smsAuth: static options => options.IsActive = static _ => true);
        var id = (await store.SignInAsync(Number, create: true))!.Id;
        await database.LockAsync(id, database.Time.GetUtcNow().AddMinutes(5));

        Assert.Equal(new Account(id, IsActive: false), await store.SignInAsync(Number, create: true));
    }

    [Fact]
    public void The_notion_of_enabled_cannot_be_taken_away() =>
        Assert.Throws<ArgumentNullException>(static () => new SmsAuthIdentityOptions<IdentityUser> { IsActive = null! });
}

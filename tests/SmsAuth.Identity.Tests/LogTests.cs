using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

public sealed class LogTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Nobody_logs_a_whole_number_at_any_level()
    {
        await SignInEveryWayAsync();

        Assert.All([1401, 1402, 1403, 1404, 1405], id => Assert.Contains(database.Logs.Entries, e => e.EventId == id));
        Assert.Contains(database.Logs.Entries, static e => e.Category.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        Assert.Contains(database.Logs.Entries, static e => e.Category.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal));
        Assert.All(database.Logs.Entries, static e => Assert.DoesNotContain(Numbers.SubscriberDigits, e.Text, StringComparison.Ordinal));
    }

    private async Task SignInEveryWayAsync()
    {
        var store = database.OpenStore();
        await store.SignInAsync(Number, create: false);
        await database.RegisterAsync(Number, confirmed: false, name: Number.E164);

        var strict = database.OpenStore(static identity =>
            identity.Services.Configure<IdentityOptions>(static options => options.User.AllowedUserNameCharacters = "abc"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => strict.SignInAsync(Number, create: true));

        var lost = 0;
        var loser = database.OpenStore(interference: new Interference
        {
            BeforeSave = _ => Interlocked.Exchange(ref lost, 1) == 0 ? store.SignInAsync(Number, create: true) : Task.CompletedTask,
        });
        var account = await loser.SignInAsync(Number, create: true);
        await store.SignInAsync(Number, create: true);
        await store.FindByNumberAsync(Number, TestContext.Current.CancellationToken);
        await store.FindByIdAsync(account!.Id, TestContext.Current.CancellationToken);

        // Without its login the account is linked again; with a second owner of the number, nobody is.
        await RemoveLoginAsync(account.Id);
        await store.SignInAsync(Number, create: true);
        await RemoveLoginAsync(account.Id);
        await database.RegisterAsync(Number, confirmed: true);
        Assert.Null(await store.SignInAsync(Number, create: true));
    }

    private Task<IdentityResult> RemoveLoginAsync(string id) => database.WithUsersAsync(async users =>
        await users.RemoveLoginAsync((await users.FindByIdAsync(id))!, SmsLogin.Provider, Number.E164));
}

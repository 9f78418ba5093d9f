using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace SmsAuth.Identity.Tests;

public sealed class LocaleTests : IAsyncDisposable
{
    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_locale_of_an_account_is_its_claim()
    {
        var store = database.OpenStore();
        var id = (await store.SignInAsync(Numbers.Alice, create: true))!.Id;
        Assert.Null(await store.FindLocaleAsync(id, Token));

        await database.WithUsersAsync(async users => await users.AddClaimAsync((await users.FindByIdAsync(id))!, new Claim("locale", "sv-FI")));

        Assert.Equal("sv-FI", await store.FindLocaleAsync(id, Token));
        Assert.Null(await store.FindLocaleAsync($"{Guid.NewGuid()}", Token));
        Assert.Null(await store.FindLocaleAsync("no id", Token));
    }
}

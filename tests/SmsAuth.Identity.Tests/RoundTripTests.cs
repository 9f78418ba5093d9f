using Microsoft.AspNetCore.Identity;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>What the account store costs on Entity Framework Core, in commands to the database.</summary>
public sealed class RoundTripTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();
    private readonly Interference counter = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Signing_in_or_finding_a_linked_number_takes_two_commands_and_an_id_one()
    {
        var store = database.OpenStore(interference: counter);
        var id = (await store.SignInAsync(Number, create: true))!.Id;

        Assert.Equal(2, await CountAsync(() => store.SignInAsync(Number, create: true)));
        Assert.Equal(2, await CountAsync(() => store.FindByNumberAsync(Number, TestContext.Current.CancellationToken)));
        Assert.Equal(1, await CountAsync(() => store.FindByIdAsync(id, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Finding_out_that_a_number_is_unknown_takes_as_many_commands_as_finding_a_known_one()
    {
        var store = database.OpenStore(interference: counter);

        Assert.Equal(2, await CountAsync(() => store.FindByNumberAsync(Number, TestContext.Current.CancellationToken)));
        Assert.Equal(2, await CountAsync(() => store.SignInAsync(Number, create: false)));
    }

    [Fact]
    public async Task Signing_up_takes_nine_commands_and_linking_six()
    {
        await database.RegisterAsync(Numbers.Bob, confirmed: true);
        var store = database.OpenStore(interference: counter);

        Assert.Equal(9, await CountAsync(() => store.SignInAsync(Number, create: true)));
        Assert.Equal(6, await CountAsync(() => store.SignInAsync(Numbers.Bob, create: true)));
    }

    private async Task<int> CountAsync(Func<Task> act)
    {
        var before = counter.Commands;
        await act();
        return counter.Commands - before;
    }
}

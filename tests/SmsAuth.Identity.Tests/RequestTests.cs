using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

/// <summary>Inside of a web request, with the user manager that watches it.</summary>
public sealed class RequestTests : IAsyncDisposable
{
    private static readonly PhoneNumber Number = Numbers.Alice;

    private readonly IdentityDatabase<IdentityUser<Guid>, Guid> database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_client_that_hangs_up_does_not_cancel_the_sign_in()
    {
        await using var node = OpenWebNode();
        EnterRequest(node, new CancellationToken(canceled: true));

        var account = await node.GetRequiredService<IAccountStore>().SignInAsync(Number, create: true);

        Assert.NotNull(account);
        Assert.Single(await database.LoginsAsync(account.Id));
    }

    [Fact]
    public async Task The_store_still_sees_the_request_it_works_for()
    {
        HttpContext? seen = null;
        await using var node = OpenWebNode(services => services.AddScoped(provider =>
        {
            seen = provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
            return new TestDbContext<IdentityUser<Guid>, Guid>(
                provider.GetRequiredService<DbContextOptions<TestDbContext<IdentityUser<Guid>, Guid>>>());
        }));
        var request = EnterRequest(node, CancellationToken.None);

        await node.GetRequiredService<IAccountStore>().SignInAsync(Number, create: true);

        Assert.Same(request, seen);
    }

    [Fact]
    public async Task Looking_up_ends_with_the_request()
    {
        var store = database.OpenStore();
        var gone = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(() => store.FindByNumberAsync(Number, gone));
        await Assert.ThrowsAsync<OperationCanceledException>(() => store.FindByIdAsync(Guid.Empty.ToString(), gone));
    }

    private ServiceProvider OpenWebNode(Action<IServiceCollection>? configure = null) => database.OpenNode(identity =>
    {
        identity.AddUserManager<AspNetUserManager<IdentityUser<Guid>>>();
        identity.Services.AddHttpContextAccessor();
        configure?.Invoke(identity.Services);
    });

    private static DefaultHttpContext EnterRequest(ServiceProvider node, CancellationToken aborted)
    {
        var request = new DefaultHttpContext { RequestAborted = aborted };
        node.GetRequiredService<IHttpContextAccessor>().HttpContext = request;
        return request;
    }
}

using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Demo;

public sealed class DemoClientTests(ServerApp server)
{
    [Fact]
    public async Task It_is_a_public_client_with_what_it_needs_and_no_more()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = await clients.FindByClientIdAsync("demo-app", TestContext.Current.CancellationToken);

        Assert.NotNull(client);
        Assert.Equal("public", await clients.GetClientTypeAsync(client, TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "ept:authorization", "ept:end_session", "ept:revocation", "ept:token", "gt:authorization_code", "gt:refresh_token", "gt:sms_otp", "rst:code", "scp:account", "scp:demo_api", "scp:phone", "scp:profile",
                "scp:smsauth.admin", "scp:smsauth.admin.read",
            ],
            (await clients.GetPermissionsAsync(client, TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_scope_is_for_the_demo_API()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var scopes = scope.ServiceProvider.GetRequiredService<IOpenIddictScopeManager>();
        var demo = await scopes.FindByNameAsync("demo_api", TestContext.Current.CancellationToken);

        Assert.NotNull(demo);
        Assert.Equal(["demo_api"], await scopes.GetResourcesAsync(demo, TestContext.Current.CancellationToken));
    }
}

using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Tests;

public sealed class DisabledClientTests
{
    private const string Secret = "a rather long secret";
    private const string Service = "service";

    [Fact]
    public async Task A_disabled_client_is_refused_everywhere_at_once_and_gets_all_back_when_it_is_enabled()
    {
        await using var host = await HostAsync();
        var (challengeId, code) = await host.SendCodeAsync();
        var signedIn = await host.TokenAsync(code, challengeId, scope: "openid offline_access");
        var pending = await host.SendCodeAsync("+12025550101");
        Assert.Equal((200, 200), (await UserInfoAsync(host, signedIn["access_token"]!), (await ClientCredentialsAsync(host)).Status));

        await SwitchAsync(host, disabled: true);

        AssertRefused(await host.ChallengeAsync());
        AssertRefused(await host.TokenAsync(pending.Code, pending.ChallengeId, "+12025550101"));
        AssertRefused(await host.RefreshAsync(signedIn["refresh_token"]!));
        AssertRefused(await ClientCredentialsAsync(host));
        AssertRefused(await IntrospectAsync(host, Service, signedIn["access_token"]!));
        Assert.Equal(401, await UserInfoAsync(host, signedIn["access_token"]!));

        await SwitchAsync(host, disabled: false);

        Assert.Equal(200, (await host.TokenAsync(pending.Code, pending.ChallengeId, "+12025550101")).Status);
        Assert.Equal(200, (await host.RefreshAsync(signedIn["refresh_token"]!)).Status);
        Assert.Equal((200, 200), (await UserInfoAsync(host, signedIn["access_token"]!), (await ClientCredentialsAsync(host)).Status));
    }

    [Fact]
    public async Task To_a_resource_server_the_tokens_of_a_disabled_client_are_not_active()
    {
        await using var host = await HostAsync();
        var token = (await ClientCredentialsAsync(host, ("scope", "api")))["access_token"]!;
        Assert.Equal("true", (await IntrospectAsync(host, "api-resource", token))["active"]);

        await SwitchAsync(host, disabled: true);

        var answer = await IntrospectAsync(host, "api-resource", token);
        Assert.Equal((200, """{"active":false}"""), (answer.Status, answer.Json.ToJsonString()));
    }

    [Fact]
    public async Task A_disabled_client_can_still_sign_people_out()
    {
        await using var host = await HostAsync();
        var (challengeId, code) = await host.SendCodeAsync();
        var token = (await host.TokenAsync(code, challengeId, scope: "offline_access"))["refresh_token"]!;
        await SwitchAsync(host, disabled: true);

        Assert.Equal(200, (await host.RevokeAsync(token)).Status);
        await SwitchAsync(host, disabled: false);

        Assert.Equal("invalid_grant", (await host.RefreshAsync(token)).Error);
    }

    [Fact]
    public async Task Whoever_does_not_know_the_secret_is_not_told_that_the_client_is_disabled()
    {
        await using var host = await HostAsync();
        await SwitchAsync(host, disabled: true);

        var stranger = await host.PostAsync("connect/token", ("grant_type", "client_credentials"), ("client_id", Service), ("client_secret", "wrong"));

        Assert.Equal((401, "invalid_client"), (stranger.Status, stranger.Error));
        Assert.DoesNotContain("disabled", stranger.Body, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<SmsOtpHost> HostAsync()
    {
        var host = await SmsOtpHost.StartAsync(
            SmsOtpHost.WithoutLimits,
            static server => server.AddEventHandler<HandleTokenRequestContext>(static handler => handler.UseInlineHandler(ServeMachines)));
        foreach (var client in new[] { Service, "api-resource" })
        {
            await host.AddClientAsync(client, configure: static a =>
            {
                (a.ClientType, a.ClientSecret) = (ClientTypes.Confidential, Secret);
                a.Permissions.UnionWith([Permissions.GrantTypes.ClientCredentials, Permissions.Endpoints.Introspection]);
            });
        }

        return host;
    }

    private static ValueTask ServeMachines(HandleTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType()) return ValueTask.CompletedTask;
        var identity = new ClaimsIdentity("machine").SetClaim(Claims.Subject, Service).SetScopes(context.Request.GetScopes()).SetResources("api-resource");
        context.SignIn(new ClaimsPrincipal(identity));
        return ValueTask.CompletedTask;
    }

    private static async Task SwitchAsync(SmsOtpHost host, bool disabled)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in new[] { SmsOtpHost.Client, Service })
        {
            var application = (await applications.FindByClientIdAsync(client))!;
            var descriptor = new OpenIddictApplicationDescriptor();
            await applications.PopulateAsync(descriptor, application);
            await applications.UpdateAsync(application, descriptor.SetDisabled(disabled));
            Assert.Equal(disabled, descriptor.IsDisabled());
        }
    }

    private static Task<Wire> ClientCredentialsAsync(SmsOtpHost host, params (string Name, string? Value)[] more) =>
        host.PostAsync("connect/token", [("grant_type", "client_credentials"), ("client_id", Service), ("client_secret", Secret), .. more]);

    private static Task<Wire> IntrospectAsync(SmsOtpHost host, string client, string token) =>
        host.PostAsync("connect/introspect", ("client_id", client), ("client_secret", Secret), ("token", token));

    private static async Task<int> UserInfoAsync(SmsOtpHost host, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("connect/userinfo", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static void AssertRefused(Wire answer) => Assert.Equal((401, "invalid_client"), (answer.Status, answer.Error));
}

using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class PassthroughTests
{
    [Fact]
    public async Task A_host_that_serves_its_own_grants_by_passthrough_keeps_working_beside_the_grant()
    {
        var served = new List<string?>();
        await using var host = await SmsOtpHost.StartAsync(
            server: o => o.UseAspNetCore().EnableTokenEndpointPassthrough(),
            endpoints: app => app.MapPost("/connect/token", (HttpContext context) =>
            {
                var request = context.GetOpenIddictServerRequest()!;
                served.Add(request.GrantType);
                var identity = new ClaimsIdentity("host");
                identity.SetClaim(OpenIddictConstants.Claims.Subject, "the host's own");
                return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            }));
        await host.AddClientAsync("machine", configure: a =>
        {
            (a.ClientType, a.ClientSecret) = (OpenIddictConstants.ClientTypes.Confidential, "a secret");
            a.Permissions.Add(OpenIddictConstants.Permissions.GrantTypes.ClientCredentials);
        });

        var machine = await host.PostAsync("connect/token", ("grant_type", "client_credentials"), ("client_id", "machine"), ("client_secret", "a secret"));
        Assert.Equal(200, machine.Status);

        var (id, code) = await host.SendCodeAsync();
        Assert.Equal("invalid_grant", (await host.TokenAsync(SmsOtpHost.Wrong(code), id)).Error);
        var token = await host.TokenAsync(code, id, scope: "openid offline_access");
        Assert.Equal(200, token.Status);
        Assert.Equal(200, (await host.RefreshAsync(token["refresh_token"]!)).Status);

        Assert.Equal(["client_credentials"], served);
    }

    [Fact]
    public async Task Adding_the_grant_twice_is_adding_it_once()
    {
        await using var host = await SmsOtpHost.StartAsync(server: o => o.AllowSmsOtpFlow().AllowSmsOtpFlow());
        var (id, code) = await host.SendCodeAsync();
        Assert.Single(host.Texts);
        Assert.Equal(200, (await host.TokenAsync(code, id)).Status);
    }

    [Fact]
    public async Task A_host_with_a_device_flow_of_its_own_keeps_it()
    {
        await using var host = await SmsOtpHost.StartAsync(server: o => o
            .SetDeviceAuthorizationEndpointUris("connect/device").SetEndUserVerificationEndpointUris("connect/verify").AllowDeviceAuthorizationFlow());
        await host.AddClientAsync("tv", configure: a =>
        {
            a.Permissions.Add(OpenIddictConstants.Permissions.Endpoints.DeviceAuthorization);
            a.Permissions.Add(OpenIddictConstants.Permissions.GrantTypes.DeviceCode);
        });

        var device = await host.PostAsync("connect/device", ("client_id", "tv"));
        Assert.Equal(200, device.Status);
        Assert.NotNull(device["device_code"]);
        Assert.Equal(200, (await host.ChallengeAsync(client: "tv")).Status);
    }
}

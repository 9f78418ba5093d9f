using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;
using SmsAuth.Samples.Tests.Running;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace SmsAuth.Samples.Tests;

/// <summary>OpenIddict.Client with nothing but the issuer and the client id.</summary>
public sealed class StockClientTests(DemoSite site)
{
    [Fact]
    public async Task It_signs_in_through_the_custom_grant_without_a_challenge_id()
    {
        const string Number = "+12025550170";
        await using var services = Build();
        var client = services.GetRequiredService<OpenIddictClientService>();
        var (status, _) = await site.Server.PostAsync("connect/sms_otp", ("client_id", "demo-app"), ("phone_number", Number));
        Assert.Equal(200, status);

        var result = await client.AuthenticateWithCustomGrantAsync(Request(Number, await site.Server.CodeForAsync(Number)));

        Assert.NotNull(result.IdentityTokenPrincipal);
        Assert.NotNull(result.UserInfoTokenPrincipal);
        Assert.Equal(Number, result.UserInfoTokenPrincipal.FindFirst("phone_number")?.Value);
        Assert.Equal(result.IdentityTokenPrincipal.FindFirst("sub")?.Value, result.UserInfoTokenPrincipal.FindFirst("sub")?.Value);
        Assert.NotNull(result.RefreshToken);

        var refreshed = await client.AuthenticateWithRefreshTokenAsync(new RefreshTokenAuthenticationRequest { RefreshToken = result.RefreshToken });
        Assert.NotEqual(result.AccessToken, refreshed.AccessToken);
    }

    [Fact]
    public async Task It_is_told_that_a_code_is_not_valid()
    {
        const string Number = "+12025550171";
        await using var services = Build();
        var client = services.GetRequiredService<OpenIddictClientService>();
        await site.Server.PostAsync("connect/sms_otp", ("client_id", "demo-app"), ("phone_number", Number));
        var wrong = Wire.Wrong(await site.Server.CodeForAsync(Number));

        var refusal = await Assert.ThrowsAsync<ProtocolException>(async () => await client.AuthenticateWithCustomGrantAsync(Request(Number, wrong)));
        Assert.Equal(Errors.InvalidGrant, refusal.Error);
    }

    private static CustomGrantAuthenticationRequest Request(string number, string code) => new()
    {
        GrantType = "sms_otp",
        Scopes = [Scopes.OpenId, Scopes.Phone, Scopes.OfflineAccess],
        AdditionalTokenRequestParameters = new() { ["phone_number"] = number, ["code"] = code },
    };

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowCustomFlow("sms_otp").AllowRefreshTokenFlow().DisableTokenStorage();
            client.AddRegistration(new OpenIddictClientRegistration { Issuer = site.Issuer, ClientId = "demo-app" });
            client.UseSystemNetHttp();
        });
        return services.BuildServiceProvider();
    }
}

using System.Security.Claims;
using ConsoleClient;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

var settings = ClientSettings.Read(args);
await using var services = ClientSetup.Build(settings);
var client = services.GetRequiredService<OpenIddictClientService>();
try
{
    var tokens = await services.GetRequiredService<SignIn>().RunAsync();
    if (tokens is null)
    {
        Prompt.Complain("Nobody signed in.");
        return 1;
    }

    ShowClaims(tokens.Principal);
    await services.GetRequiredService<DemoApi>().ShowCallerAsync(tokens.AccessToken);
    return await SignOutAsync(await RefreshAsync(tokens.RefreshToken)) ? 0 : 1;
}
catch (ProtocolException refusal)
{
    Prompt.Complain($"The server at {settings.Issuer} refused: {refusal.ErrorDescription ?? refusal.Error}");
    return 1;
}
catch (Exception exception) when (exception is HttpRequestException || exception.InnerException is ProtocolException)
{
    // The second is how OpenIddict.Client says that it has no discovery document.
    Prompt.Complain($"The server at {settings.Issuer} cannot be reached.");
    return 1;
}

// Those of the identity token and of the userinfo endpoint, both validated by OpenIddict.Client, without what it added itself.
static void ShowClaims(ClaimsPrincipal principal)
{
    Prompt.Say("Signed in:");
    foreach (var claim in principal.Claims.Where(static c => !c.Type.StartsWith(Claims.Prefixes.Private, StringComparison.Ordinal)))
    {
        Prompt.Say($"  {claim.Type}: {claim.Value}");
    }
}

async Task<string?> RefreshAsync(string? refreshToken)
{
    if (refreshToken is null) return null;
    var refreshed = await client.AuthenticateWithRefreshTokenAsync(new RefreshTokenAuthenticationRequest { RefreshToken = refreshToken });
    Prompt.Say($"Refreshed: the new access token is valid until {refreshed.AccessTokenExpirationDate:u}.");
    return refreshed.RefreshToken ?? refreshToken;
}

// Without a refresh token, only the access token is left, which ends by itself.
async Task<bool> SignOutAsync(string? refreshToken)
{
    if (refreshToken is null) return true;
    await client.RevokeTokenAsync(new RevocationRequest { Token = refreshToken, TokenTypeHint = TokenTypeHints.RefreshToken });
    Prompt.Say("Signed out: the refresh token is revoked.");
    try
    {
        await client.AuthenticateWithRefreshTokenAsync(new RefreshTokenAuthenticationRequest { RefreshToken = refreshToken });
        Prompt.Complain("The revoked token still works.");
        return false;
    }
    catch (ProtocolException refusal) when (refusal.Error is Errors.InvalidGrant)
    {
        Prompt.Say($"It does not work any more: {refusal.ErrorDescription}");
        return true;
    }
}

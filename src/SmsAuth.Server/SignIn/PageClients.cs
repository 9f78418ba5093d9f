using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using SmsAuth.Clients;
using SmsAuth.OpenIddict.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn;

/// <summary>Finds the client for whose authorization request a page signs somebody in; without one it is the server itself.</summary>
internal sealed class PageClients(ClientPolicies policies, IOpenIddictApplicationManager applications, IOptions<SignInSettings> settings)
{
    /// <summary>The client id under which the server's own pages ask for codes; no client can have it.</summary>
    public const string OwnId = "smsauth";

    /// <returns>The client; null when there is no such client, or it is turned off.</returns>
    public async Task<PageClient?> FindAsync(ReturnUrl returnUrl, CancellationToken cancellationToken)
    {
        if (!returnUrl.IsAuthorization) return new PageClient(Own(), Name: null, RedirectUri: null);
        if (returnUrl[Parameters.ClientId] is not { } id || await applications.FindByClientIdAsync(id, cancellationToken) is not { } application) return null;
        if (await applications.IsDisabledAsync(id, cancellationToken)) return null;
        var redirect = returnUrl[Parameters.RedirectUri] is { } uri && await applications.ValidateRedirectUriAsync(application, uri, cancellationToken) ? new Uri(uri) : null;
        return new PageClient(await policies.ForAsync(id, cancellationToken), await applications.GetLocalizedDisplayNameAsync(application, cancellationToken) ?? id, redirect);
    }

    // Nobody gets an account by looking at the server's own pages.
    private ClientPolicy Own() => new() { ClientId = OwnId, Verifier = settings.Value.Verifier, AutomaticSignUp = false, ChallengeIdRequired = true };
}

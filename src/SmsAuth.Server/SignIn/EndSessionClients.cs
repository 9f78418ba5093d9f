using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn;

/// <summary>Knows where a request to sign out leads.</summary>
internal sealed class EndSessionClients(IOpenIddictApplicationManager applications)
{
    /// <returns>The address, which some client has registered; null when it leads nowhere else.</returns>
    public async Task<Uri?> FindTargetAsync(ReturnUrl request, CancellationToken cancellationToken)
    {
        if (!request.IsEndSession || request[Parameters.PostLogoutRedirectUri] is not { } uri) return null;
        if (request[Parameters.ClientId] is { } id)
        {
            return await applications.FindByClientIdAsync(id, cancellationToken) is { } application && await applications.ValidatePostLogoutRedirectUriAsync(application, uri, cancellationToken)
                ? new Uri(uri)
                : null;
        }

        await foreach (var _ in applications.FindByPostLogoutRedirectUriAsync(uri, cancellationToken)) return new Uri(uri);
        return null;
    }
}

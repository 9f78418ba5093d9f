using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>Has the tokens of a client that is turned off count for nothing, whoever presents them, except to revoke them.</summary>
internal sealed class RefuseTokensOfDisabledClient(IOpenIddictApplicationManager applications) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is not (OpenIddictServerEndpointType.UserInfo or OpenIddictServerEndpointType.Introspection)) return;
        if (ClientOf(context.AccessTokenPrincipal ?? context.GenericTokenPrincipal) is not { } client) return;
        if (!await applications.IsDisabledAsync(client, context.CancellationToken)) return;

        // In introspection OpenIddict makes of this the answer that the token is not active (RFC 7662 2.2).
        context.Reject(Errors.InvalidToken, "The client of the token is disabled.");
    }

    private static string? ClientOf(ClaimsPrincipal? token) => token?.GetClaim(Claims.ClientId) ?? token?.GetPresenters().FirstOrDefault();
}

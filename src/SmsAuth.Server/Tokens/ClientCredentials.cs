using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.Server.Tokens;

/// <summary>Grants machine clients tokens of their own (RFC 6749 4.4): the subject is the client (RFC 9068 5).</summary>
internal sealed class ClientCredentials(IOpenIddictScopeManager scopes) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<ClientCredentials>()
        .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 5_000)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType()) return;
        var identity = new ClaimsIdentity("client_credentials", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, context.Request.ClientId);
        identity.SetScopes(context.Request.GetScopes());
        identity.SetResources(await scopes.ListResourcesAsync(identity.GetScopes(), context.CancellationToken).ToListAsync(context.CancellationToken));
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        context.Principal = new ClaimsPrincipal(identity);
    }
}

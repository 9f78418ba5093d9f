using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>Refuses a client that is turned off, once it has shown who it is. It may still end what it has: revoke tokens, and sign people out.</summary>
internal sealed class RefuseDisabledClient(IOpenIddictApplicationManager applications) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Revocation or OpenIddictServerEndpointType.EndSession) return;
        if (string.IsNullOrEmpty(context.ClientId) || !await applications.IsDisabledAsync(context.ClientId, context.CancellationToken)) return;
        context.Reject(Errors.InvalidClient, "This client is disabled.");
    }
}

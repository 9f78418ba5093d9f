using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Refuses the grant to a request without a client, also where the host accepts anonymous clients: challenges belong to clients.</summary>
internal sealed class RequireClient : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.Request.GrantType is SmsOtpConstants.GrantType && string.IsNullOrEmpty(context.ClientId))
        {
            context.Reject(Errors.InvalidClient, "The client_id parameter is missing.");
        }

        return ValueTask.CompletedTask;
    }
}

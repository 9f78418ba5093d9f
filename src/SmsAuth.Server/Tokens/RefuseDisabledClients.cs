using OpenIddict.Abstractions;
using OpenIddict.Validation;
using SmsAuth.OpenIddict.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Validation.OpenIddictValidationEvents;

namespace SmsAuth.Server.Tokens;

/// <summary>Has the server's own APIs refuse the access tokens of a client that is turned off, before they end.</summary>
internal sealed class RefuseDisabledClients(IOpenIddictApplicationManager applications) : IOpenIddictValidationHandler<ValidateTokenContext>
{
    public static OpenIddictValidationHandlerDescriptor Descriptor { get; } = OpenIddictValidationHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<RefuseDisabledClients>()
        .SetOrder(OpenIddictValidationHandlers.Protection.ValidateAuthorizationEntry.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal?.GetClaim(Claims.ClientId) is not { } client || !await applications.IsDisabledAsync(client, context.CancellationToken)) return;
        context.Reject(Errors.InvalidToken, "The client of the token is disabled.");
    }
}

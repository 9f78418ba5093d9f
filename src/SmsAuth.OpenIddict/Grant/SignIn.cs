using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.OpenIddict.Pipeline;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>
/// Issues the tokens of the grant and of its refreshes. OpenIddict would do so itself, were it not that a host's token endpoint passthrough
/// hands every request to the host, also those that already have a principal.
/// </summary>
internal sealed class SignIn(IOpenIddictServerDispatcher dispatcher) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Principal is not { } principal || !SmsOtpPrincipals.IsOurs(principal)) return;

        var signIn = new ProcessSignInContext(context.Transaction) { Principal = principal, Response = new OpenIddictResponse() };
        foreach (var (name, value) in context.Parameters) signIn.Parameters.Add(name, value);
        await dispatcher.DispatchAsync(signIn);
        context.Propagate(signIn);
    }
}

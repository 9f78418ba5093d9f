using OpenIddict.Server;
using SmsAuth.OpenIddict.Pipeline;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>Reads the form and the client credentials, whichever way they come.</summary>
internal sealed class ExtractChallengeRequest(IOpenIddictServerDispatcher dispatcher) : IOpenIddictServerHandler<ProcessRequestContext>
{
    public async ValueTask HandleAsync(ProcessRequestContext context)
    {
        var extraction = new ExtractDeviceAuthorizationRequestContext(context.Transaction);
        await dispatcher.DispatchAsync(extraction);
        context.Propagate(extraction);
    }
}

using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>Writes the response. A rejected request never gets here: OpenIddict's error event writes it through the same handlers.</summary>
internal sealed class ApplyChallengeResponse(IOpenIddictServerDispatcher dispatcher) : IOpenIddictServerHandler<ProcessRequestContext>
{
    public async ValueTask HandleAsync(ProcessRequestContext context)
    {
        await dispatcher.DispatchAsync(new ApplyDeviceAuthorizationResponseContext(context.Transaction));
        context.HandleRequest();
    }
}

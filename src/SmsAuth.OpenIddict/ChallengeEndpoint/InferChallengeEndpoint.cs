using OpenIddict.Server;
using SmsAuth.OpenIddict.Discovery;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>
/// Recognizes requests to the challenge endpoint. The enumeration of endpoint types is closed, so the type of the device authorization endpoint
/// is borrowed: the one that demands client authentication, is never anonymous, and validates no other token. Its own handlers are never
/// reached, because those of this folder run before them and always finish the request.
/// </summary>
internal sealed class InferChallengeEndpoint : IOpenIddictServerHandler<ProcessRequestContext>
{
    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context is { EndpointType: OpenIddictServerEndpointType.Unknown, BaseUri.IsAbsoluteUri: true, RequestUri: { IsAbsoluteUri: true } requested }
            && string.Equals(
                requested.AbsolutePath.TrimEnd('/'), ChallengeEndpointUri.For(context.BaseUri).AbsolutePath, StringComparison.OrdinalIgnoreCase))
        {
            context.EndpointType = OpenIddictServerEndpointType.DeviceAuthorization;
            RequireChallengeRequest.Mark(context.Transaction);
        }

        return ValueTask.CompletedTask;
    }
}

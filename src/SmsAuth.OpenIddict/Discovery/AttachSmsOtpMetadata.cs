using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Discovery;

/// <summary>Names the challenge endpoint and the alias of the grant in the discovery document (RFC 8414 2).</summary>
internal sealed class AttachSmsOtpMetadata : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        var address = context.BaseUri ?? context.Issuer ?? throw new InvalidOperationException("The address of the server is not known.");
        context.GrantTypes.Add(SmsOtpConstants.GrantTypeUri);
        context.Metadata[SmsOtpConstants.ChallengeEndpointMetadata] = ChallengeEndpointUri.For(address).AbsoluteUri;
        return ValueTask.CompletedTask;
    }
}

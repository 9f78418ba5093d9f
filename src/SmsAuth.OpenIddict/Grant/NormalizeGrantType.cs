using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Reads the alias of the grant as the grant, so that permissions and handlers know one name only.</summary>
internal sealed class NormalizeGrantType : IOpenIddictServerHandler<ExtractTokenRequestContext>
{
    public ValueTask HandleAsync(ExtractTokenRequestContext context)
    {
        if (context.Request?.GrantType is SmsOtpConstants.GrantTypeUri) context.Request.GrantType = SmsOtpConstants.GrantType;
        return ValueTask.CompletedTask;
    }
}

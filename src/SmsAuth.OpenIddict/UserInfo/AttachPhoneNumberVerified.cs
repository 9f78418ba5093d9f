using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.UserInfo;

/// <summary>Adds <c>phone_number_verified</c> to the userinfo response (OpenID Connect Core 5.1), which OpenIddict leaves to the host.</summary>
internal sealed class AttachPhoneNumberVerified : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var principal = context.AccessTokenPrincipal;
        if (principal.HasScope(Scopes.Phone) && bool.TryParse(principal.GetClaim(Claims.PhoneNumberVerified), out var verified))
        {
            context.PhoneNumberVerified ??= verified;
        }

        return ValueTask.CompletedTask;
    }
}

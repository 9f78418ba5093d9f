using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.Accounts;
using SmsAuth.OpenIddict.Rejections;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Grant;

/// <summary>Looks the account of a refresh, or of an authorization code, up again, and refuses one that is gone, disabled or locked out.</summary>
internal sealed class RecheckAccount(IAccountStore accounts, SmsOtpPrincipals principals, ILogger<RecheckAccount> logger)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Principal is not { } principal || !SmsOtpPrincipals.IsOurs(principal)) return;
        if (!context.Request.IsRefreshTokenGrantType() && !context.Request.IsAuthorizationCodeGrantType()) return;
        try
        {
            var id = principal.GetClaim(Claims.Subject)!;
            if (await accounts.FindByIdAsync(id, context.CancellationToken) is { IsActive: true })
            {
                context.Principal = await principals.RefreshAsync(principal, context.Request, context.CancellationToken);
                return;
            }

            Log.RefreshRefused(logger, id);
            context.Reject(Errors.InvalidGrant, context.Request.IsRefreshTokenGrantType() ? "The refresh token is not valid any more." : "The code is not valid any more.");
        }
        catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            Log.RefreshFailed(logger, exception);
            context.Reject(OutcomeErrors.ServerError);
        }
    }
}

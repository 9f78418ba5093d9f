using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.OpenIddict.Grant;
using SmsAuth.OpenIddict.Rejections;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Revocation;

/// <summary>
/// The revocation of a refresh token of ours ends the whole session (RFC 7009 2.1): the authorization, on whose status every later use of any of
/// its tokens depends, and all tokens of it. Otherwise the token that was exchanged for the revoked one would work until its reuse leeway ends,
/// and a refresh under way would bring forth another. Runs before OpenIddict revokes the token alone, which fails when a refresh redeems it at
/// the same time. An authorization that was not made for this sign-in alone (a permanent one, that the host attached) is left as it is.
/// </summary>
internal sealed class EndSession(IServiceScopeFactory scopes, ILogger<EndSession> logger) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    // Another revocation of the same session can win the write; looking again finds it done.
    private const int MaxAttempts = 3;

    private static readonly OAuthError NotNow = new(Errors.TemporarilyUnavailable, "The token could not be revoked. Try again later.");

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.GenericTokenPrincipal is not { } principal
            || !SmsOtpPrincipals.IsOurs(principal)
            || principal.GetAuthorizationId() is not { } authorizationId) return;

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (!await EndAsync(authorizationId)) continue;
            ReportEnded.Mark(context.Transaction);
            return;
        }

        // RFC 7009 2.2.1: 503 tells the client that the token still works and that it may try again.
        Log.SessionNotEnded(logger, authorizationId);
        context.Reject(NotNow);
    }

    // A scope for every attempt, which sees what the database has now. Not cancelled when the client hangs up.
    private async Task<bool> EndAsync(string authorizationId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
        if (await authorizations.FindByIdAsync(authorizationId, CancellationToken.None) is not { } authorization) return true;
        if (!await authorizations.HasTypeAsync(authorization, AuthorizationTypes.AdHoc, CancellationToken.None)) return true;
        if (!await authorizations.TryRevokeAsync(authorization, CancellationToken.None)) return false;

        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().RevokeByAuthorizationIdAsync(authorizationId, CancellationToken.None);
        return true;
    }
}

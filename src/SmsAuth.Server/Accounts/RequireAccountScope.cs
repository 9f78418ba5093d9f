using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;
using SmsAuth.Accounts;
using SmsAuth.OpenIddict.Rejections;

namespace SmsAuth.Server.Accounts;

/// <summary>Lets a request pass that bears an access token of ours with the scope of the account API (RFC 6750), of an account that is still active.</summary>
internal sealed class RequireAccountScope(IAccountStore accounts) : IEndpointFilter
{
    private static readonly OAuthError InvalidToken = new(
        OpenIddictConstants.Errors.InvalidToken, "Send a valid access token in the Authorization header (Bearer).");

    private static readonly OAuthError InsufficientScope = new(
        OpenIddictConstants.Errors.InsufficientScope, $"The access token needs the scope {AccountApi.Scope}.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var authentication = await http.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        if (authentication is not { Succeeded: true, Principal: { } principal }) return new AccountError(InvalidToken);
        if (!principal.HasScope(AccountApi.Scope)) return new AccountError(InsufficientScope);

        // What the token was once given is looked at anew: the account may be disabled or gone, or the token of a client and not of a user.
        var subject = principal.GetClaim(OpenIddictConstants.Claims.Subject);
        if (subject is null || await accounts.FindByIdAsync(subject, http.RequestAborted) is not { IsActive: true }) return new AccountError(InvalidToken);

        http.User = principal;
        return await next(context);
    }
}

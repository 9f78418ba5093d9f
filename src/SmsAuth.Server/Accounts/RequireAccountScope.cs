using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;
using SmsAuth.OpenIddict.Rejections;

namespace SmsAuth.Server.Accounts;

/// <summary>Lets a request pass that bears an access token of ours with the scope of the account API (RFC 6750).</summary>
internal sealed class RequireAccountScope : IEndpointFilter
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

        http.User = principal;
        return await next(context);
    }
}

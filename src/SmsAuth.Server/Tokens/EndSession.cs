using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.Tokens;

/// <summary>
/// The end session endpoint (OpenID Connect RP-Initiated Logout 1.0), of which OpenIddict has validated the request. Whoever is signed in is asked first, unless the
/// client shows an ID token of the same user (clause 2).
/// </summary>
internal static class EndSession
{
    public const string Path = "connect/endsession";

    // Without a post_logout_redirect_uri the end is shown.
    private static readonly AuthenticationProperties Here = new() { RedirectUri = SignInPaths.SignedOut };

    public static void MapEndSession(this WebApplication app) => app.MapMethods(
        Path,
        [HttpMethods.Get, HttpMethods.Post],
        static async (HttpContext context, BrowserSessions sessions) =>
        {
            // What was posted from another site came without the cookie of the session; asked for again as an address, it comes with it.
            if (HttpMethods.IsPost(context.Request.Method)) return Results.Redirect(context.Request.PathBase + (await ReturnUrl.HereAsync(context.Request)).Value);
            if (await sessions.FindAsync(context) is { } session && !await IsHintedAsync(context, session))
            {
                return Results.Redirect(context.Request.PathBase + (await ReturnUrl.HereAsync(context.Request)).Via(SignInPaths.SignOut));
            }

            await BrowserSessions.EndAsync(context);
            return Results.SignOut(Here, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        });

    private static async Task<bool> IsHintedAsync(HttpContext context, BrowserSession session) =>
        context.GetOpenIddictServerRequest()?.IdTokenHint is not null
        && (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal?.GetClaim(OpenIddictConstants.Claims.Subject) == session.AccountId;
}

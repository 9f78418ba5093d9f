using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace SmsAuth.Server.Tokens;

/// <summary>The end session endpoint (OpenID Connect RP-Initiated Logout 1.0), of which OpenIddict has validated the request.</summary>
internal static class EndSession
{
    public const string Path = "connect/endsession";

    // Without a post_logout_redirect_uri the start page is shown.
    private static readonly AuthenticationProperties ToStartPage = new() { RedirectUri = "/" };

    public static void MapEndSession(this WebApplication app) => app.MapMethods(
        Path,
        [HttpMethods.Get, HttpMethods.Post],
        static () => Results.SignOut(ToStartPage, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
}

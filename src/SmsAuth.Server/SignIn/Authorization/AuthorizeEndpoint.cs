using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn.Authorization;

/// <summary>
/// The authorization endpoint (RFC 6749 4.1, OpenID Connect Core 3.1.2), of which OpenIddict has validated the request: answers it for whoever is signed in, and
/// shows the pages on which to sign in or to consent where that is needed first.
/// </summary>
internal sealed class AuthorizeEndpoint(BrowserSessions sessions, Reauthentication reauthentication, PasskeyDemand passkeys, ConsentAnswers answers, Grants grants)
{
    public const string Path = "/connect/authorize";

    public static void Map(WebApplication app) => app.MapMethods(
        Path,
        [HttpMethods.Get, HttpMethods.Post],
        static (HttpContext context, AuthorizeEndpoint endpoint) => endpoint.HandleAsync(context));

    private async Task<IResult> HandleAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen the authorization request.");
        context.Response.Headers.CacheControl = "no-store";

        // What was posted from another site came without the cookie of the session; asked for again as an address, it comes with it.
        if (HttpMethods.IsPost(context.Request.Method)) return To(context, (await ReturnUrl.HereAsync(context.Request)).Value);

        var session = await sessions.FindAsync(context);
        if (session is null || await IsOtherAsync(context, session) || reauthentication.IsNeeded(context.Request, request, session)) return await SignInFirstAsync(context, request, SignInPaths.Number);
        if (await passkeys.IsUnmetAsync(request, session)) return await SignInFirstAsync(context, request, SignInPaths.WithPasskey);
        return await grants.DecideAsync(request, session, answers.Find(context.Request, request, session), context.RequestAborted) switch
        {
            Grant.Given { Principal: var principal } => Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme),
            Grant.Refused { Error: var error, Description: var description } => Refuse(error, description),

            // That the user has signed in since is still true when the answer comes.
            _ => To(context, (await ReturnUrl.HereAsync(context.Request, ConsentAnswers.Parameter)).Via(SignInPaths.Consent)),
        };
    }

    /// <summary>OpenID Connect Core 3.1.2.1: whether the client means another user, by an ID token of that one.</summary>
    private static async Task<bool> IsOtherAsync(HttpContext context, BrowserSession session) =>
        (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal is { } hinted
        && hinted.GetClaim(Claims.Subject) is { } subject
        && subject != session.AccountId;

    private async Task<IResult> SignInFirstAsync(HttpContext context, OpenIddictRequest request, string page)
    {
        if (request.HasPromptValue(PromptValues.None)) return Refuse(Errors.LoginRequired, "The user is not signed in, or not recently or strongly enough.");
        return To(context, reauthentication.Demand(await ReturnUrl.HereAsync(context.Request, Reauthentication.Parameter, ConsentAnswers.Parameter)).Via(page));
    }

    private static IResult To(HttpContext context, string path) => Results.Redirect(context.Request.PathBase + path);

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}

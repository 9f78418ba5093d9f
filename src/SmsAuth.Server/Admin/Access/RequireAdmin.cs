using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.AdminConsole.InProcess;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Access;

/// <summary>
/// Lets a request pass that bears an access token of ours (RFC 6750) with a scope of the admin API, of an administrator or of a machine client. It
/// runs before anything of the request is read, so that a stranger learns nothing of what there is. What the token was once given is looked at anew.
/// </summary>
internal sealed class RequireAdmin(RequestDelegate next, IOptions<AdminSettings> settings)
{
    public async Task InvokeAsync(HttpContext context, CurrentAdmin admin, IOpenIddictApplicationManager clients, Administrators administrators)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Features.Get<ConsoleCaller>() is { } caller)
        {
            if (await ProblemOfAsync(context, caller, admin, administrators) is { } refusal) await refusal.ExecuteAsync(context);
            else await next(context);
            return;
        }

        var authentication = await context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        var problem = authentication is { Succeeded: true, Principal: { } principal }
            ? await ProblemOfAsync(context, principal, admin, clients, administrators)
            : new TokenProblem(Errors.InvalidToken, "Send a valid access token in the Authorization header (Bearer).");
        if (problem is not null) await problem.ExecuteAsync(context);
        else await next(context);
    }

    // The console has no token: whoever is signed in to it has the cookie of a session, which is looked at anew as well.
    private async Task<TokenProblem?> ProblemOfAsync(HttpContext context, ConsoleCaller caller, CurrentAdmin admin, Administrators administrators)
    {
        if (await context.RequestServices.GetRequiredService<BrowserSessions>().CheckAsync(caller.Principal) is not { } session)
        {
            return new TokenProblem(Errors.InvalidToken, "You are signed in no more. Load the page again to sign in.");
        }

        if (!await administrators.IsOneAsync(session.AccountId)) return new TokenProblem(Errors.InsufficientScope, "The account is no administrator.", AdminScopes.All);
        if (settings.Value.RequirePasskey && !PhishingResistance.IsOf(session)) return TokenProblem.PasskeyNeeded;
        admin.LetIn(PageClients.OwnId, session.AccountId, caller.Address);
        context.User = caller.Principal;
        return null;
    }

    private async Task<TokenProblem?> ProblemOfAsync(
        HttpContext context, ClaimsPrincipal principal, CurrentAdmin admin, IOpenIddictApplicationManager clients, Administrators administrators)
    {
        if (principal.GetClaim(Claims.Subject) is not { } subject || principal.GetClaim(Claims.ClientId) is not { } clientId)
        {
            return new TokenProblem(Errors.InvalidToken, "The access token is of nobody.");
        }

        var needed = AdminScopes.For(context.Request.Method, context.GetEndpoint()?.Metadata ?? []);
        if (AdminScopes.Of(principal, needed) is null) return new TokenProblem(Errors.InsufficientScope, $"The access token needs the scope {string.Join(" or ", needed)}.", needed);

        if (!await MayClientAsync(clients, clientId, principal, needed, context.RequestAborted)) return new TokenProblem(Errors.InsufficientScope, "The client may not ask for that scope any more.", needed);

        // A machine acts for itself (RFC 9068 5): its subject is the client.
        var isMachine = subject == clientId;
        if (!isMachine && !await administrators.IsOneAsync(subject)) return new TokenProblem(Errors.InsufficientScope, "The account is no administrator.", needed);
        if (!isMachine && settings.Value.RequirePasskey && principal.GetClaim(Claims.AuthenticationContextReference) != PhishingResistance.Acr) return TokenProblem.PasskeyNeeded;
        admin.LetIn(clientId, isMachine ? null : subject, context.Connection.RemoteIpAddress);
        context.User = principal;
        return null;
    }

    private static async Task<bool> MayClientAsync(
        IOpenIddictApplicationManager clients, string clientId, ClaimsPrincipal principal, IReadOnlyList<string> needed, CancellationToken cancellationToken)
    {
        if (await clients.FindByClientIdAsync(clientId, cancellationToken) is not { } client) return false;
        foreach (var scope in needed.Where(principal.HasScope))
        {
            if (await clients.HasPermissionAsync(client, Permissions.Prefixes.Scope + scope, cancellationToken)) return true;
        }

        return false;
    }
}

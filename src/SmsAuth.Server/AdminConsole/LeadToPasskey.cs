using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.AdminConsole;

/// <summary>Leads an administrator who lacks nothing but a passkey to the page on which one is used or, if there is none yet, made.</summary>
internal sealed class LeadToPasskey : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler rest = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isNeeded = authorizeResult.AuthorizationFailure?.FailureReasons.Any(static r => r.Message == AdministratorRequirement.PasskeyNeeded) is true;
        if (!isNeeded || !HttpMethods.IsGet(context.Request.Method) || await PageOfAsync(context) is not { } page)
        {
            await rest.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        context.Response.Redirect(context.Request.PathBase + ReturnUrl.Parse(context.Request.Path + context.Request.QueryString).Via(page));
    }

    private static async Task<string?> PageOfAsync(HttpContext context)
    {
        if (await context.RequestServices.GetRequiredService<BrowserSessions>().FindAsync(context) is not { } session) return null;
        var hasOne = await context.RequestServices.GetRequiredService<AccountPasskeys>().AnyAsync(session.AccountId);
        return hasOne ? SignInPaths.WithPasskey : SignInPaths.Passkey;
    }
}

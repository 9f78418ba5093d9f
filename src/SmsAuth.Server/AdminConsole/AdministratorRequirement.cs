using Microsoft.AspNetCore.Authorization;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.AdminConsole;

/// <summary>Opens the console to administrators who are signed in to the server.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement
{
    internal sealed class Handler(BrowserSessions sessions, Administrators administrators) : AuthorizationHandler<AdministratorRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
        {
            if (await sessions.CheckAsync(context.User) is { } session && await administrators.IsOneAsync(session.AccountId)) context.Succeed(requirement);
        }
    }
}

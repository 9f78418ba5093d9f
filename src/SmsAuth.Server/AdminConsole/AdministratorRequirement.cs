using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.AdminConsole;

/// <summary>Opens the console to administrators who are signed in to the server.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement
{
    /// <summary>Why an administrator who has signed in with a code is not let in.</summary>
    public const string PasskeyNeeded = "passkey";

    internal sealed class Handler(BrowserSessions sessions, Administrators administrators, IOptions<AdminSettings> settings) : AuthorizationHandler<AdministratorRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
        {
            if (await sessions.CheckAsync(context.User) is not { } session || !await administrators.IsOneAsync(session.AccountId)) return;
            if (settings.Value.RequirePasskey && !PhishingResistance.IsOf(session)) context.Fail(new AuthorizationFailureReason(this, PasskeyNeeded));
            else context.Succeed(requirement);
        }
    }
}

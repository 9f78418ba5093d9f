using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Accounts;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.SignIn.Sessions;

/// <summary>Signs people in and out of the browser of a request.</summary>
internal sealed class BrowserSessions(ServerDbContext database, IAccountStore accounts, IOptions<SignInSettings> settings, TimeProvider time)
{
    /// <summary>
    /// Who is signed in; null when nobody is. One whose time is over, whose account cannot sign in, or who was signed out everywhere (which changes the security
    /// stamp of the account) is signed in no more.
    /// </summary>
    public async Task<BrowserSession?> FindAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(SessionCookie.Scheme);
        return ticket.Principal is null ? null : await CheckAsync(ticket.Principal);
    }

    /// <summary>Who is signed in still, by what a cookie has said before.</summary>
    public async Task<BrowserSession?> CheckAsync(ClaimsPrincipal principal)
    {
        if (SessionCookie.Read(principal) is not var (session, stamp)) return null;
        if (time.GetUtcNow() - session.SignedInAt > settings.Value.SessionLifetime) return null;
        if (await StampOfAsync(session.AccountId) != stamp) return null;
        return await accounts.FindByIdAsync(session.AccountId, CancellationToken.None) is { IsActive: true } ? session : null;
    }

    /// <summary>Signs somebody in, in place of whoever was.</summary>
    public async Task<BrowserSession> StartAsync(HttpContext context, string accountId, string number, IReadOnlyList<string> methods)
    {
        var session = new BrowserSession
        {
            Id = SessionCookie.NewId(),
            AccountId = accountId,
            Number = number,
            SignedInAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
            Methods = methods,
        };
        var principal = SessionCookie.Write(session, await StampOfAsync(accountId) ?? "");
        await context.SignInAsync(SessionCookie.Scheme, principal, new AuthenticationProperties { IsPersistent = true });
        return session;
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(SessionCookie.Scheme);

    private async Task<string?> StampOfAsync(string accountId) =>
        Guid.TryParse(accountId, out var id) ? await database.Users.Where(u => u.Id == id).Select(static u => u.SecurityStamp).FirstOrDefaultAsync() : null;
}

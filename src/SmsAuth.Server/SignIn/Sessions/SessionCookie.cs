using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn.Sessions;

/// <summary>The cookie that a session lives in, encrypted, and what it says.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Session";
    private const string SignedInAt = "at";
    private const string Stamp = "stamp";
    private const string SessionId = "sid";

    public static string NameOf(string name, IHostEnvironment environment) => environment.IsDevelopment() ? $"smsauth.{name}" : $"__Host-smsauth.{name}";

    public static void Apply(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        // RFC 6265bis 4.1.3.2: a browser takes a cookie with this prefix from this very host over https only.
        cookie.Name = NameOf(name, environment);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    public static void AddSessionCookie(this AuthenticationBuilder authentication, IHostEnvironment environment)
    {
        authentication.AddCookie(Scheme, cookie =>
        {
            Apply(cookie.Cookie, "session", environment);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = static context => LeadToSignIn(context);
            cookie.Events.OnRedirectToAccessDenied = static context => Forbid(context);
        });
        authentication.Services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<SignInSettings>, TimeProvider>(static (cookie, settings, time) => (cookie.ExpireTimeSpan, cookie.TimeProvider) = (settings.Value.SessionIdle, time));
    }

    public static ClaimsPrincipal Write(BrowserSession session, string stamp)
    {
        var identity = new ClaimsIdentity(Scheme, Claims.Subject, Claims.Role);
        identity.SetClaim(Claims.Subject, session.AccountId)
            .SetClaim(SessionId, session.Id)
            .SetClaim(Claims.PhoneNumber, session.Number)
            .SetClaim(SignedInAt, session.SignedInAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
            .SetClaim(Stamp, stamp);
        foreach (var method in session.Methods) identity.AddClaim(new Claim(Claims.AuthenticationMethodReference, method));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>What a cookie says; null when it lacks something.</summary>
    public static (BrowserSession Session, string Stamp)? Read(ClaimsPrincipal principal) =>
        principal.GetClaim(Claims.Subject) is { } account
        && principal.GetClaim(SessionId) is { } id
        && principal.GetClaim(Claims.PhoneNumber) is { } number
        && long.TryParse(principal.GetClaim(SignedInAt), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && principal.GetClaim(Stamp) is { } stamp
            ? (new BrowserSession
            {
                Id = id,
                AccountId = account,
                Number = number,
                SignedInAt = DateTimeOffset.FromUnixTimeMilliseconds(at),
                Methods = [.. principal.GetClaims(Claims.AuthenticationMethodReference)],
            }, stamp)
            : null;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.Request.PathBase + ReturnUrl.Parse(context.Request.Path + context.Request.QueryString).Via(SignInPaths.Number));
        return Task.CompletedTask;
    }

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

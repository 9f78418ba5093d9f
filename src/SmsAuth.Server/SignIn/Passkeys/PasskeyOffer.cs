using Microsoft.Extensions.Options;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Whether somebody who has signed in with a code is offered a passkey before going on.</summary>
internal sealed class PasskeyOffer(
    AccountPasskeys passkeys, IOptions<SignInSettings> settings, IHostEnvironment environment)
{
    private const string CookieName = "no_passkey";
    private static readonly TimeSpan Pause = TimeSpan.FromDays(30);

    /// <summary>Where somebody goes who has signed in with a code just now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="returnUrl">Where the sign-in leads.</param>
    /// <param name="isCapable">Whether the browser says that the device can make a passkey.</param>
    public async Task<string> NextAsync(HttpContext context, string accountId, ReturnUrl returnUrl, bool isCapable)
    {
        var offers = isCapable
            && settings.Value.OfferPasskeys
            && !returnUrl.IsPasskeyPage
            && !context.Request.Cookies.ContainsKey(SessionCookie.NameOf(CookieName, environment))
            && !await passkeys.AnyAsync(accountId);
        return offers ? returnUrl.Via(SignInPaths.Passkey) : returnUrl.Value;
    }

    /// <summary>Asks this browser no more for a while.</summary>
    public void Postpone(HttpContext context)
    {
        var cookie = new CookieBuilder { MaxAge = Pause };
        SessionCookie.Apply(cookie, CookieName, environment);
        context.Response.Cookies.Append(SessionCookie.NameOf(CookieName, environment), "1", cookie.Build(context));
    }
}

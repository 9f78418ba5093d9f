using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using SmsAuth.Server.SignIn.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.SignIn.Authorization;

/// <summary>
/// Remembers, in the address to come back to, since when a client wants the user to have signed in (<c>prompt=login</c>, <c>max_age</c>), so that the request is
/// answered once that was done. Nobody but the server can write it, and without it the user is asked again.
/// </summary>
internal sealed class Reauthentication(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Parameter = "smsauth_since";
    private static readonly string[] ForceSignIn = [PromptValues.Login, PromptValues.SelectAccount, PromptValues.Create];
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SmsAuth.SignIn.Reauthentication").ToTimeLimitedDataProtector();

    /// <summary>The request, to be answered with a sign-in from now on only.</summary>
    public ReturnUrl Demand(ReturnUrl request) =>
        request.With(Parameter, protector.Protect(time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), time.GetUtcNow() + Lifetime));

    /// <summary>Whether a client wants the user to sign in anew, and that was not done since.</summary>
    public bool IsNeeded(HttpRequest http, OpenIddictRequest request, BrowserSession session)
    {
        var isForced = request.GetPromptValues().Any(static p => ForceSignIn.Contains(p));
        var isTooOld = request.MaxAge is { } seconds && time.GetUtcNow() - session.SignedInAt > TimeSpan.FromSeconds(seconds);
        return (isForced || isTooOld) && !IsMet(http, session);
    }

    // Whether a session began since it was demanded.
    private bool IsMet(HttpRequest request, BrowserSession session) =>
        (string?)request.Query[Parameter] is { Length: > 0 } value && Read(value) is { } since && session.SignedInAt >= since;

    private DateTimeOffset? Read(string value)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(protector.Unprotect(value), CultureInfo.InvariantCulture));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Of nobody's making here, or too old.
            return null;
        }
    }
}

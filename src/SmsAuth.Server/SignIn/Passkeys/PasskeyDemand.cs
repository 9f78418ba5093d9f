using OpenIddict.Abstractions;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>
/// Whether a client wants a passkey to be used (<c>acr_values=phr</c>). It is a wish (OpenID Connect Core 3.1.2.1): whoever has none is let through, and the missing
/// <c>acr</c> says so.
/// </summary>
internal sealed class PasskeyDemand(AccountPasskeys passkeys)
{
    public static bool IsIn(string? acrValues) => acrValues?.Split(' ').Contains(PhishingResistance.Acr) is true;

    public async Task<bool> IsUnmetAsync(OpenIddictRequest request, BrowserSession session) =>
        IsIn(request.AcrValues) && !PhishingResistance.IsOf(session) && await passkeys.AnyAsync(session.AccountId);
}

using Microsoft.Extensions.Options;
using SmsAuth.Bindings;
using SmsAuth.Server.Admin.Access;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Decides whether a sign-in does for adding or removing passkeys of its account.</summary>
internal sealed class PasskeyGuard(
    AccountPasskeys passkeys, Administrators administrators, IOptions<AdminSettings> admin, IOptions<NumberOptions> numbers, TimeProvider time)
{
    /// <summary>How old a sign-in may be.</summary>
    public TimeSpan MaxAge => numbers.Value.RecentSignIn;

    /// <summary>Whether a sign-in is young enough: somebody who finds a browser signed in is not to have a key of their own to the account.</summary>
    public bool IsRecent(DateTimeOffset? signedInAt) => signedInAt is { } at && time.GetUtcNow() - at <= MaxAge;

    /// <summary>
    /// Whether it has to be by a passkey: of an administrator who needs one and has one. Otherwise whoever has the number could make a passkey, and the passkey would prove no
    /// more than the number does.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="contextClass">The <c>acr</c> of the sign-in.</param>
    public async Task<bool> NeedsPasskeyAsync(string accountId, string? contextClass) =>
        admin.Value.RequirePasskey
        && contextClass != PhishingResistance.Acr
        && await passkeys.AnyAsync(accountId)
        && await administrators.IsOneAsync(accountId);
}

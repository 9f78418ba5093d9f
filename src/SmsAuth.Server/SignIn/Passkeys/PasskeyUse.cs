using Microsoft.AspNetCore.Identity;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Accounts;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Decides whether a passkey that was used rightly signs in to its account.</summary>
internal sealed class PasskeyUse(UserManager<ServerUser> users, IAccountStore accounts, PasskeyRecord record)
{
    /// <returns>The account and its main number, E.164; null when it does not sign in.</returns>
    public async Task<(string Account, string Number)?> AcceptAsync(HttpContext context, string clientId, PasskeyAssertionResult<ServerUser> assertion)
    {
        // Which check of Identity failed is its own business: the words of some quote what the browser sent.
        if (!assertion.Succeeded)
        {
            await record.RefusedAsync(context, clientId, accountId: null, "not_proven");
            return null;
        }

        var id = assertion.User.Id.ToString();
        var (number, reason) = await LookAsync(id, assertion);
        if (number is null)
        {
            await record.RefusedAsync(context, clientId, id, reason);
            return null;
        }

        await record.SignedInAsync(context, clientId, id, number);
        return (id, number.E164);
    }

    private async Task<(PhoneNumber? Number, string Reason)> LookAsync(string id, PasskeyAssertionResult<ServerUser> assertion)
    {
        // Not cancelled: the counter of the authenticator has moved on already.
        if (await accounts.FindByIdAsync(id, CancellationToken.None) is not { IsActive: true }) return (null, "inactive");
        if (await accounts.ListNumbersAsync(id, CancellationToken.None) is not [var number, ..]) return (null, "no_number");

        // Of two uses with one counter the second finds the account changed: one of them is of a copy.
        return (await users.AddOrUpdatePasskeyAsync(assertion.User!, assertion.Passkey!)).Succeeded ? (number, "") : (null, "not_saved");
    }
}

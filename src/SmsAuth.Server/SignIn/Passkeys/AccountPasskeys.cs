using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Database;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>The passkeys of an account: which there are, another one, one less.</summary>
internal sealed class AccountPasskeys(UserManager<ServerUser> users, IPasskeyHandler<ServerUser> handler, CeremonyStates states, PasskeyRecord record)
{
    /// <summary>The most that an account can have.</summary>
    public const int Max = 20;

    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(string accountId) =>
        await users.FindByIdAsync(accountId) is { } user ? [.. await users.GetPasskeysAsync(user)] : [];

    public async Task<bool> AnyAsync(string accountId) => await ListAsync(accountId) is [_, ..];

    /// <summary>Begins to add one to the account that is signed in.</summary>
    public async Task<Ceremony> BeginAsync(HttpContext context, BrowserSession session)
    {
        // The device shows the name among those of other sites: it is the number by which its owner signs in here, too.
        var owner = new PasskeyUserEntity { Id = session.AccountId, Name = session.Number, DisplayName = session.Number };
        var made = await handler.MakeCreationOptionsAsync(owner, context);
        return Ceremony.Of(made.CreationOptionsJson, states.Write(CeremonyKind.Adding, session.Id, made.AttestationState));
    }

    /// <summary>Adds the one that an authenticator has made.</summary>
    /// <returns>False when there is something wrong with it.</returns>
    public async Task<bool> AddAsync(HttpContext context, BrowserSession session, PasskeyAnswer answer)
    {
        var problem = await TryAddAsync(context, session, answer);
        if (problem is null) await record.AddedAsync(context, session.AccountId);
        else record.NotAdded(session.AccountId, problem);
        return problem is null;
    }

    /// <returns>False when the account has no such passkey.</returns>
    public async Task<bool> RemoveAsync(HttpContext context, string accountId, string id)
    {
        if (await users.FindByIdAsync(accountId) is not { } user) return false;
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(p => IdOf(p) == id) is not { } passkey) return false;
        if (!(await users.RemovePasskeyAsync(user, passkey.CredentialId)).Succeeded) return false;
        await record.RemovedAsync(context, accountId);
        return true;
    }

    /// <summary>What a passkey is called on the wire: its credential id, base64url, as in WebAuthn.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private async Task<string?> TryAddAsync(HttpContext context, BrowserSession session, PasskeyAnswer answer)
    {
        if (string.IsNullOrEmpty(answer.Credential) || states.Read(CeremonyKind.Adding, session.Id, answer.State) is not { } state) return "too late";
        if (await users.FindByIdAsync(session.AccountId) is not { } user) return "no account";
        if ((await users.GetPasskeysAsync(user)).Count >= Max) return "too many";

        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer.Credential, AttestationState = state });
        if (!made.Succeeded) return "not as asked for";
        if (made.Passkey.CredentialId.Length > ServerDbContext.MaxCredentialId) return "long id";
        return (await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded ? null : "not saved";
    }
}

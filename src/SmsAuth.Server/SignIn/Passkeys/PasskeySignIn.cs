using Microsoft.AspNetCore.Identity;
using SmsAuth.Challenges;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.SignIn.Codes;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Signs a browser in by a passkey. Nobody says before who it is: the authenticator does.</summary>
internal sealed class PasskeySignIn(
    IPasskeyHandler<ServerUser> handler, PasskeyUse use, CeremonyStates states, BrowserSessions sessions, BrowserSecret secret)
{
    public async Task<Ceremony> BeginAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(user: null, context);
        return Ceremony.Of(made.RequestOptionsJson, states.Write(CeremonyKind.SigningIn, OwnerOf(secret.FindOrMake(context)), made.AssertionState));
    }

    public async Task<PasskeyVerdict> SignInAsync(HttpContext context, string clientId, PasskeyAnswer answer)
    {
        if (string.IsNullOrEmpty(answer.Credential) || secret.Find(context.Request) is not { } own) return PasskeyVerdict.TooLate;
        if (states.Read(CeremonyKind.SigningIn, OwnerOf(own), answer.State) is not { } state) return PasskeyVerdict.TooLate;

        var assertion = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer.Credential, AssertionState = state });
        if (await use.AcceptAsync(context, clientId, assertion) is not var (account, number)) return PasskeyVerdict.Refused;

        // The secret goes with it, and with the secret every other answer to what this browser was asked: one signs in once.
        await sessions.StartAsync(context, account, number, PhishingResistance.Methods);
        secret.Forget(context);
        return PasskeyVerdict.SignedIn;
    }

    // The page has a digest of the secret only.
    private static string OwnerOf(string secret) => ProofKey.CodeChallengeOf(secret);
}

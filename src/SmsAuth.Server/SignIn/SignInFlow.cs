using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.OpenIddict.Grant;
using SmsAuth.OpenIddict.Requests;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.SignIn.Codes;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn;

/// <summary>What the pages do: ask for a code for a number, ask for another one, and sign in with it.</summary>
internal sealed class SignInFlow(ChallengeStarter starter, CodeRedeemer redeemer, IChallengeStore challenges, BrowserSessions sessions, BrowserSecret secret)
{
    public Task<StartOutcome> AskAsync(HttpContext context, ClientPolicy client, PhoneNumber number, AskOptions options) => starter.StartAsync(
        new StartRequest
        {
            Client = client,
            PhoneNumber = number,
            Languages = options.Languages,
            Channel = options.Channel,
            CaptchaToken = options.CaptchaToken,
            Caller = Callers.Of(context),
            ProofKey = ProofKey.CodeChallengeOf(secret.FindOrMake(context)),
        },
        context.RequestAborted);

    /// <summary>Asks for another code; for a challenge that has ended, with a new challenge.</summary>
    public async Task<StartOutcome> AskAgainAsync(HttpContext context, ClientPolicy client, AskedCode code, AskOptions options)
    {
        var resend = new ResendRequest
        {
            Client = client,
            ChallengeId = code.ChallengeId,
            PhoneNumber = code.PhoneNumber,
            Channel = options.Channel,
            CaptchaToken = options.CaptchaToken,
            Caller = Callers.Of(context),
            ProofKey = ProofKey.CodeChallengeOf(secret.FindOrMake(context)),
        };
        return await starter.ResendAsync(resend, context.RequestAborted) is var outcome and not StartOutcome.UnknownChallenge
            ? outcome
            : await AskAsync(context, client, code.PhoneNumber, options with { Channel = null });
    }

    /// <summary>Signs the browser in when the code is right.</summary>
    public async Task<RedeemOutcome> RedeemAsync(HttpContext context, ClientPolicy client, AskedCode asked, OtpCode code)
    {
        var outcome = await redeemer.RedeemAsync(
            new RedeemRequest
            {
                Client = client,
                PhoneNumber = asked.PhoneNumber,
                ChallengeId = asked.ChallengeId,
                Code = code,
                CodeVerifier = secret.FindOrMake(context),
                Caller = Callers.Of(context),
            },
            context.RequestAborted);
        if (outcome is not RedeemOutcome.SignedIn signedIn) return outcome;

        await sessions.StartAsync(context, signedIn.Account.Id, signedIn.Challenge.PhoneNumber.E164, SmsOtpPrincipals.MethodsOf(signedIn.Challenge));
        secret.Forget(context);
        return outcome;
    }

    /// <summary>Looks at the challenge of a code that this browser asked for; null when another one did, or the challenge is not kept any more.</summary>
    public async Task<Challenge?> FindOwnAsync(HttpContext context, AskedCode asked) =>
        await challenges.FindAsync(asked.ChallengeId, context.RequestAborted) is { } challenge && ProofKey.Fits(challenge.ProofKey, secret.Find(context.Request)) ? challenge : null;
}

using SmsAuth.Accounts;
using SmsAuth.Challenges;

namespace SmsAuth.Bindings;

/// <summary>
/// Adds a number to the account of a signed-in user, or changes one: a recent sign-in, a code to the new number, bound to the account, and then
/// the number is a login of it. The account's number so far is told by text.
/// </summary>
public sealed class NumberBinding
{
    private readonly ChallengeStarter starter;
    private readonly CodeRedeemer redeemer;
    private readonly IChallengeStore challenges;
    private readonly IAccountStore accounts;
    private readonly AccountNumbers numbers;
    private readonly RecentSignIn recent;
    private readonly NumberChanges changes;

    internal NumberBinding(
        ChallengeStarter starter,
        CodeRedeemer redeemer,
        IChallengeStore challenges,
        IAccountStore accounts,
        AccountNumbers numbers,
        RecentSignIn recent,
        NumberChanges changes) =>
        (this.starter, this.redeemer, this.challenges, this.accounts, this.numbers, this.recent, this.changes) =
        (starter, redeemer, challenges, accounts, numbers, recent, changes);

    /// <summary>Gets a code to the new number. Whose the number is, is not looked at before it is proven: the answer tells nothing of it.</summary>
    public async Task<StartBindingOutcome> StartAsync(StartBindingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = request.Session;
        if (!await recent.IsGivenAsync(session, cancellationToken)) return new StartBindingOutcome.ReauthenticationRequired(recent.MaxAge);
        if (request.Replaces is { } id && await numbers.FindAsync(session.AccountId, id, cancellationToken) is null) return new StartBindingOutcome.UnknownNumber();

        var start = new StartRequest
        {
            Client = session.Client,
            PhoneNumber = request.PhoneNumber,
            Purpose = Purpose.BindNumber,
            AccountId = session.AccountId,
            Replaces = request.Replaces,
            Languages = request.Languages,
            CaptchaToken = request.CaptchaToken,
            Caller = session.Caller,
        };
        return new StartBindingOutcome.Asked(await starter.StartAsync(start, cancellationToken));
    }

    /// <summary>Redeems the code and makes the number a login of the account, in place of the one that it replaces.</summary>
    public async Task<ConfirmBindingOutcome> ConfirmAsync(ConfirmBindingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = request.Session;
        if (!await recent.IsGivenAsync(session, cancellationToken)) return new ConfirmBindingOutcome.ReauthenticationRequired(recent.MaxAge);
        if (await challenges.FindAsync(request.ChallengeId, cancellationToken) is not { } challenge) return await changes.UnknownChallengeAsync(session, request.ChallengeId);

        var redeem = new RedeemRequest
        {
            Client = session.Client,
            PhoneNumber = challenge.PhoneNumber,
            Code = request.Code,
            Purpose = Purpose.BindNumber,
            ChallengeId = challenge.Id,
            AccountId = session.AccountId,
            Caller = session.Caller,
        };
        return await redeemer.RedeemAsync(redeem, cancellationToken) switch
        {
            RedeemOutcome.Proven => await LinkAsync(session, challenge),
            RedeemOutcome.Refused { Reason: var reason } => new ConfirmBindingOutcome.Refused(reason),
            _ => new ConfirmBindingOutcome.Unavailable(),
        };
    }

    // From here on nothing is cancelled: the code is used up.
    private async Task<ConfirmBindingOutcome> LinkAsync(AccountSession session, Challenge challenge)
    {
        var before = await numbers.ListAsync(session.AccountId, CancellationToken.None);
        var main = before is [var first, ..] ? first.PhoneNumber : null;
        var replaced = before.FirstOrDefault(n => n.Id == challenge.Replaces)?.PhoneNumber;
        switch (await accounts.LinkNumberAsync(session.AccountId, challenge.PhoneNumber, replaced))
        {
            case LinkVerdict.Linked:
                await changes.LinkedAsync(session, challenge, main, replaced);
                break;
            case LinkVerdict.AlreadyLinked:
                break;
            default:
                return await changes.TakenAsync(session, challenge);
        }

        var linked = await numbers.ListAsync(session.AccountId, CancellationToken.None);
        return new ConfirmBindingOutcome.Linked(linked.First(n => n.PhoneNumber.Equals(challenge.PhoneNumber)));
    }
}

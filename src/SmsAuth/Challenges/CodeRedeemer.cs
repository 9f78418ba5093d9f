using SmsAuth.Accounts;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.Recycling;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>The second of the engine's two calls: redeem a code.</summary>
public sealed class CodeRedeemer
{
    private readonly IChallengeStore challenges;
    private readonly VerifierChoice verifiers;
    private readonly IAccountStore accounts;
    private readonly FailureBudget budget;
    private readonly DeviceTrust devices;
    private readonly DormantNumbers dormant;
    private readonly ChallengeObservers observers;
    private readonly RedeemRecord record;
    private readonly TimeProvider time;

    internal CodeRedeemer(
        IChallengeStore challenges,
        VerifierChoice verifiers,
        IAccountStore accounts,
        FailureBudget budget,
        DeviceTrust devices,
        DormantNumbers dormant,
        ChallengeObservers observers,
        RedeemRecord record,
        TimeProvider time) =>
        (this.challenges, this.verifiers, this.accounts, this.budget, this.devices, this.dormant, this.observers, this.record, this.time) =
        (challenges, verifiers, accounts, budget, devices, dormant, observers, record, time);

    /// <summary>Checks a code, once and for all, and for the purpose of signing in finds or creates the account.</summary>
    public async Task<RedeemOutcome> RedeemAsync(RedeemRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Client.ChallengeIdRequired && request.ChallengeId is null) return await record.RefusedAsync(request, null, RefusalReason.ChallengeIdMissing);
        if (await FindAsync(request, cancellationToken) is not { } challenge) return await record.RefusedAsync(request, null, RefusalReason.UnknownChallenge);
        if (EndedBecause(challenge) is { } ended) return await record.RefusedAsync(request, challenge, ended);
        if (!ProofKey.Fits(challenge.ProofKey, request.CodeVerifier)) return await record.RefusedAsync(request, challenge, RefusalReason.NotBound);
        if (verifiers.For(challenge) is not { } verifier) return record.VerifierMissing(challenge);

        var held = request.ChallengeId is not null;
        var unit = await budget.TakeAsync(challenge, verifier, request.Client, held);
        if (unit.IsRefused) return await record.RefusedAsync(request, challenge, RefusalReason.BudgetSpent);

        var verdict = await verifier.CheckAsync(challenge, request.Code, held);
        if (verdict is not CheckVerdict.Rejected) await budget.GiveBackAsync(unit);
        return verdict switch
        {
            CheckVerdict.Approved => await ProvenAsync(request, challenge, cancellationToken),
            CheckVerdict.Rejected => await record.RefusedAsync(request, challenge, RefusalReason.WrongCode),
            CheckVerdict.Expired => await record.RefusedAsync(request, challenge, RefusalReason.Expired),
            CheckVerdict.Exhausted => await record.RefusedAsync(request, challenge, RefusalReason.Exhausted),
            _ => new RedeemOutcome.Unavailable(),
        };
    }

    private async Task<Challenge?> FindAsync(RedeemRequest request, CancellationToken cancellationToken)
    {
        if (request.ChallengeId is { } id)
        {
            return await challenges.FindAsync(id, cancellationToken) is { } challenge
                && challenge.ClientId == request.Client.ClientId
                && challenge.PhoneNumber.Equals(request.PhoneNumber)
                && challenge.Purpose == request.Purpose
                && challenge.AccountId == request.AccountId
                    ? challenge
                    : null;
        }

        // Without a challenge id the newest one that fits the binding is meant: a stranger's bound challenge must not hide one's own.
        var pending = await challenges.FindPendingAsync(
            request.Client.ClientId, request.PhoneNumber, request.Purpose, time.GetUtcNow(), cancellationToken);
        return pending.FirstOrDefault(c => c.AccountId == request.AccountId && ProofKey.Fits(c.ProofKey, request.CodeVerifier));
    }

    private RefusalReason? EndedBecause(Challenge challenge) => challenge.StateAt(time.GetUtcNow()) switch
    {
        ChallengeState.Pending => null,
        ChallengeState.Verified => RefusalReason.Used,
        ChallengeState.Exhausted => RefusalReason.Exhausted,
        ChallengeState.Superseded => RefusalReason.Superseded,
        _ => RefusalReason.Expired,
    };

    private async Task<RedeemOutcome> ProvenAsync(RedeemRequest request, Challenge challenge, CancellationToken cancellationToken)
    {
        await observers.ProvenAsync(challenge);
        if (challenge.Purpose is not Purpose.SignIn) return await record.ProvenAsync(request, challenge);

        var account = await accounts.SignInAsync(challenge.PhoneNumber, create: request.Client.AutomaticSignUp);
        if (account is null) return await record.RefusedAsync(request, challenge, RefusalReason.NotRegistered);
        if (!account.IsActive) return await record.RefusedAsync(request, challenge, RefusalReason.AccountInactive);

        var dormancy = await dormant.JudgeAsync(request, account, cancellationToken);
        if (dormancy is Dormancy.StepRequired) return await record.StepRequiredAsync(request, challenge, account);
        return await record.SignedInAsync(request, challenge, account, dormancy, await devices.RememberAsync(request, challenge, account));
    }
}

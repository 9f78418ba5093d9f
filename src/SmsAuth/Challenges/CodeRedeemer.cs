using Microsoft.Extensions.Logging;
using SmsAuth.Accounts;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>The second of the engine's two calls: redeem a code.</summary>
public sealed class CodeRedeemer(
    IChallengeStore challenges,
    IVerifierCatalog verifiers,
    IAccountStore accounts,
    TimeProvider time,
    ILogger<CodeRedeemer> logger)
{
    /// <summary>Checks a code, once and for all, and for the purpose of signing in finds or creates the account.</summary>
    public async Task<RedeemOutcome> RedeemAsync(RedeemRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Client.ChallengeIdRequired && request.ChallengeId is null) return Refused(request, RefusalReason.ChallengeIdMissing);
        if (await FindAsync(request, cancellationToken) is not { } challenge) return Refused(request, RefusalReason.UnknownChallenge);
        if (EndedBecause(challenge) is { } ended) return Refused(request, ended);
        if (!ProofKey.Fits(challenge.ProofKey, request.CodeVerifier)) return Refused(request, RefusalReason.NotBound);
        if (verifiers.Find(challenge.Verifier) is not { } verifier) return VerifierMissing(challenge);

        var verdict = await verifier.CheckAsync(challenge, request.Code, held: request.ChallengeId is not null);
        return verdict switch
        {
            CheckVerdict.Approved => await ProvenAsync(request, challenge),
            CheckVerdict.Rejected => Refused(request, RefusalReason.WrongCode),
            CheckVerdict.Expired => Refused(request, RefusalReason.Expired),
            CheckVerdict.Exhausted => Refused(request, RefusalReason.Exhausted),
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
                    ? challenge
                    : null;
        }

        // Without a challenge id the newest one that fits the binding is meant: a stranger's bound challenge must not hide one's own.
        var pending = await challenges.FindPendingAsync(
            request.Client.ClientId, request.PhoneNumber, request.Purpose, time.GetUtcNow(), cancellationToken);
        return pending.FirstOrDefault(c => ProofKey.Fits(c.ProofKey, request.CodeVerifier));
    }

    private RefusalReason? EndedBecause(Challenge challenge) => challenge.StateAt(time.GetUtcNow()) switch
    {
        ChallengeState.Pending => null,
        ChallengeState.Verified => RefusalReason.Used,
        ChallengeState.Exhausted => RefusalReason.Exhausted,
        ChallengeState.Superseded => RefusalReason.Superseded,
        _ => RefusalReason.Expired,
    };

    private async Task<RedeemOutcome> ProvenAsync(RedeemRequest request, Challenge challenge)
    {
        if (challenge.Purpose is not Purpose.SignIn) return new RedeemOutcome.Proven(challenge);

        var account = await accounts.SignInAsync(challenge.PhoneNumber, create: request.Client.AutomaticSignUp);
        if (account is null) return Refused(request, RefusalReason.NotRegistered);
        if (!account.IsActive) return Refused(request, RefusalReason.AccountInactive);

        Log.SignedIn(logger, challenge.Id, request.Client.ClientId, account.Id, challenge.PhoneNumber);
        return new RedeemOutcome.SignedIn(account, challenge);
    }

    private RedeemOutcome.Refused Refused(RedeemRequest request, RefusalReason reason)
    {
        Log.Refused(logger, request.ChallengeId, request.Client.ClientId, request.PhoneNumber, reason);
        return new RedeemOutcome.Refused(reason);
    }

    private RedeemOutcome.Unavailable VerifierMissing(Challenge challenge)
    {
        Log.VerifierMissing(logger, challenge.ClientId, challenge.Verifier);
        return new RedeemOutcome.Unavailable();
    }
}

using Microsoft.Extensions.Logging;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.Devices;
using SmsAuth.Recycling;

namespace SmsAuth.Challenges;

/// <summary>Turns what became of a presented code into its outcome, which is logged and goes to the audit trail.</summary>
internal sealed class RedeemRecord(IAuditTrail audit, TimeProvider time, ILogger<CodeRedeemer> logger)
{
    public async Task<RedeemOutcome> SignedInAsync(
        RedeemRequest request, Challenge challenge, Account account, Dormancy dormancy, DeviceToken? deviceToken)
    {
        Log.SignedIn(logger, challenge.Id, request.Client.ClientId, account.Id, challenge.PhoneNumber);
        var remark = challenge.IsTest ? StartRecord.TestNumber : dormancy is Dormancy.Allowed ? "Dormant" : null;
        await AuditAsync(AuditEvent.SignedIn, request, challenge, account.Id, remark);
        return new RedeemOutcome.SignedIn(account, challenge) { DeviceToken = deviceToken };
    }

    public async Task<RedeemOutcome> StepRequiredAsync(RedeemRequest request, Challenge challenge, Account account)
    {
        await AuditAsync(AuditEvent.CodeRefused, request, challenge, account.Id, nameof(Dormancy.StepRequired));
        return new RedeemOutcome.StepRequired();
    }

    public async Task<RedeemOutcome> ProvenAsync(RedeemRequest request, Challenge challenge)
    {
        await AuditAsync(AuditEvent.NumberProven, request, challenge, challenge.AccountId, challenge.Purpose.ToString());
        return new RedeemOutcome.Proven(challenge);
    }

    public async Task<RedeemOutcome> RefusedAsync(RedeemRequest request, Challenge? challenge, RefusalReason reason)
    {
        Log.Refused(logger, challenge?.Id ?? request.ChallengeId, request.Client.ClientId, request.PhoneNumber, reason);
        await AuditAsync(AuditEvent.CodeRefused, request, challenge, challenge?.AccountId, reason.ToString());
        return new RedeemOutcome.Refused(reason);
    }

    public RedeemOutcome VerifierMissing(Challenge challenge)
    {
        Log.VerifierMissing(logger, challenge.ClientId, challenge.Verifier);
        return new RedeemOutcome.Unavailable();
    }

    private ValueTask AuditAsync(AuditEvent what, RedeemRequest request, Challenge? challenge, string? accountId, string? reason) =>
        audit.RecordAsync(new AuditEntry
        {
            Event = what,
            At = time.GetUtcNow(),
            Reason = reason,
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            ChallengeId = (challenge?.Id ?? request.ChallengeId)?.ToString(),
            AccountId = accountId,
            Verifier = challenge?.Verifier,
            Gateway = challenge?.Gateway,
            Address = request.Caller.Address,
            CorrelationId = request.Caller.CorrelationId,
        });
}

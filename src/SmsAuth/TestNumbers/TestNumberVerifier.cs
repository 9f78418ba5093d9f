using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Limits;
using SmsAuth.Verifiers;

namespace SmsAuth.TestNumbers;

/// <summary>The verifier of test numbers, in place of the client's own: their challenges are like any others, but for the code, which is fixed.</summary>
internal sealed class TestNumberVerifier(
    TestNumberBook numbers,
    IChallengeStore challenges,
    CodeHasher hasher,
    CodeChecker checker,
    IOptions<LimitOptions> limits,
    TimeProvider time) : IVerifier
{
    private const int Pending = 3;
    private static readonly TimeSpan Lifetime = new CodeVerifierOptions().Lifetime;

    public string Name => Challenge.TestVerifier;

    public bool Sends => false;

    public async Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery)
    {
        if (numbers.Find(draft.ClientId, draft.PhoneNumber) is not { Code: var code }) return new StartVerdict.Unavailable();
        var id = ChallengeId.New();
        var now = time.GetUtcNow();
        var challenge = new Challenge
        {
            Id = id,
            ClientId = draft.ClientId,
            PhoneNumber = draft.PhoneNumber,
            Purpose = draft.Purpose,
            Verifier = Name,
            Language = draft.Language,
            Code = hasher.Hash(id, code),
            CodeLength = code.Length,
            ProofKey = draft.ProofKey,
            AccountId = draft.AccountId,
            DeviceId = draft.DeviceId,
            MaxAttempts = limits.Value.Challenge.Tries is > 0 and var tries ? tries : int.MaxValue,
            CreatedAt = now,
            ResendAt = now + draft.ResendAfter,
            ExpiresAt = now + Lifetime,
        };
        await challenges.AddAsync(challenge, Pending);
        return new StartVerdict.Started(challenge);
    }

    public async Task<StartVerdict> ResendAsync(Challenge challenge, string channel, Delivery delivery, TimeSpan resendAfter)
    {
        if (numbers.Find(challenge.ClientId, challenge.PhoneNumber) is not { Code: var code }) return new StartVerdict.Ended();
        var now = time.GetUtcNow();
        var renewed = challenge with
        {
            Code = hasher.Hash(challenge.Id, code),
            CodeLength = code.Length,
            Sends = challenge.Sends + 1,
            ResendAt = now + resendAfter,
            ExpiresAt = now + Lifetime,
        };
        var resend = new Resend
        {
            Id = renewed.Id,
            Code = renewed.Code,
            CodeLength = renewed.CodeLength,
            Now = now,
            ResendAt = renewed.ResendAt,
            ExpiresAt = renewed.ExpiresAt,
        };
        return await challenges.TryRenewAsync(resend) ? new StartVerdict.Started(renewed) : new StartVerdict.Ended();
    }

    public Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held) =>
        numbers.Find(challenge.ClientId, challenge.PhoneNumber) is null
            ? Task.FromResult(CheckVerdict.Expired)
            : checker.CheckAsync(challenge, code, held);
}

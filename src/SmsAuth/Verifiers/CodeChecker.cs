using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Codes;

namespace SmsAuth.Verifiers;

/// <summary>Checks a code by the keyed hash that its challenge keeps.</summary>
internal sealed class CodeChecker(IChallengeStore challenges, CodeHasher hasher, TimeProvider time, ILogger<CodeVerifier> logger)
{
    public async Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held)
    {
        if (hasher.HashLike(challenge.Code, challenge.Id, code) is not { } presented)
        {
            Log.PepperMissing(logger, challenge.Id, challenge.Code.KeyId);
            return CheckVerdict.Unavailable;
        }

        // The verdict is known to nobody until the store has counted the try against the very code it was made with.
        var attempt = new Attempt
        {
            Id = challenge.Id,
            Against = challenge.Code,
            Approved = presented.Matches(challenge.Code),
            Held = held,
            Now = time.GetUtcNow(),
        };
        if (await challenges.TryRecordAsync(attempt)) return attempt.Approved ? CheckVerdict.Approved : CheckVerdict.Rejected;
        return challenge.ExpiresAt <= attempt.Now ? CheckVerdict.Expired : CheckVerdict.Exhausted;
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Limits;
using SmsAuth.Sending;
using SmsAuth.VerifyServices;

namespace SmsAuth.Verifiers;

/// <summary>What every service verifier works with.</summary>
internal sealed record ServiceVerifierParts(
    IChallengeStore Challenges,
    ServiceRoute Route,
    DeferredSends Deferred,
    ChallengeObservers Observers,
    IOptions<LimitOptions> Limits,
    TimeProvider Time,
    ILogger<ServiceVerifier> Logger);

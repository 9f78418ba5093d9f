using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Messages;
using SmsAuth.Sending;

namespace SmsAuth.Verifiers;

/// <summary>What every code verifier works with.</summary>
internal sealed record CodeVerifierParts(
    IChallengeStore Challenges,
    CodeHasher Hasher,
    CodeChecker Checker,
    TextComposer Texts,
    IAndroidApps Apps,
    GatewayRoute Route,
    DeferredSends Deferred,
    ChallengeObservers Observers,
    IOptions<LimitOptions> Limits,
    TimeProvider Time);

using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Messages;

namespace SmsAuth.Verifiers;

/// <summary>What every code verifier works with.</summary>
internal sealed record CodeVerifierParts(
    IChallengeStore Challenges,
    CodeHasher Hasher,
    TextComposer Texts,
    GatewayRoute Route,
    DeferredSends Deferred,
    TimeProvider Time,
    ILogger<CodeVerifier> Logger);

using SmsAuth.Challenges;
using SmsAuth.Server.Admin.Audit;

namespace SmsAuth.Server.Admin.Challenges;

/// <summary>A challenge and what happened with it.</summary>
/// <param name="Challenge">The challenge; null when it is not kept any more.</param>
/// <param name="Timeline">What happened, the oldest first.</param>
internal sealed record ChallengeTimeline(ChallengeSummary? Challenge, IReadOnlyList<AuditAnswer> Timeline);

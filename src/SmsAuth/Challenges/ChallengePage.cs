namespace SmsAuth.Challenges;

/// <summary>A part of the challenges, the newest first.</summary>
/// <param name="Challenges">What was found; there may be more even when there are few, or none.</param>
/// <param name="Next">Where to go on, to be handed over as <c>after</c>; null at the end.</param>
public sealed record ChallengePage(IReadOnlyList<ChallengeSummary> Challenges, string? Next);

namespace SmsAuth.Recycling;

/// <summary>When a number was last proven, and for which account.</summary>
/// <param name="AccountId">The account that it signed in to or was linked to.</param>
/// <param name="LastProvenAt">When, to the day: it is written at most once a day.</param>
public sealed record NumberActivity(string AccountId, DateTimeOffset LastProvenAt);

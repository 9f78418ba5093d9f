namespace SmsAuth.Server.Admin.Statistics;

/// <summary>Something that the fraud guard paused, or lets through again.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, such as <c>paused:prefix:+1555000</c>.</param>
internal sealed record Alert(DateTimeOffset At, string? What);

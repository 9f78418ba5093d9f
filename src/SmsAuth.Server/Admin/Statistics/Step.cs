namespace SmsAuth.Server.Admin.Statistics;

/// <summary>What happened in a step.</summary>
/// <param name="At">Its start.</param>
/// <param name="Figures">What.</param>
internal sealed record Step(DateTimeOffset At, Figures Figures);

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>What happened in a period.</summary>
/// <param name="From">The start of its first step.</param>
/// <param name="Until">Its end.</param>
/// <param name="Step">The length of a step, in seconds.</param>
/// <param name="Totals">All of it.</param>
/// <param name="Series">Step by step; steps without anything are there too.</param>
/// <param name="Spend">What the texts cost; null when no prices are set.</param>
internal sealed record Overview(DateTimeOffset From, DateTimeOffset Until, long Step, Figures Totals, IReadOnlyList<Step> Series, Spend? Spend);

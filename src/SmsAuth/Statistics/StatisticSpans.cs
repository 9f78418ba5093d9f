namespace SmsAuth.Statistics;

/// <summary>The spans, and which one a period is shown in.</summary>
public static class StatisticSpans
{
    /// <summary>All spans; what happens is counted in each.</summary>
    public static IReadOnlyList<StatisticSpan> All { get; } = [StatisticSpan.FiveMinutes, StatisticSpan.Hour, StatisticSpan.Day];

    /// <summary>How long it is.</summary>
    public static TimeSpan Length(this StatisticSpan span) => TimeSpan.FromMinutes((int)span);

    /// <summary>How long its counts are kept.</summary>
    public static TimeSpan Kept(this StatisticSpan span) => span switch
    {
        StatisticSpan.FiveMinutes => TimeSpan.FromDays(2),
        StatisticSpan.Hour => TimeSpan.FromDays(15),
        _ => TimeSpan.FromDays(400),
    };

    /// <summary>When the span that a time is in starts.</summary>
    public static DateTimeOffset StartOf(this StatisticSpan span, DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % span.Length().Ticks), TimeSpan.Zero);

    /// <summary>The span of which a period is made: the shortest that gives at most some 200 points and is still kept.</summary>
    /// <param name="from">When the period starts.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="now">The time.</param>
    public static StatisticSpan For(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) =>
        All.First(span => span is StatisticSpan.Day || (until - from <= span.Length() * 200 && now - from <= span.Kept() - span.Length()));
}

namespace SmsAuth.Statistics;

/// <summary>How long a time one count is of, in minutes. The values are stored: never renumber them.</summary>
public enum StatisticSpan
{
    /// <summary>Five minutes; kept for two days.</summary>
    FiveMinutes = 5,

    /// <summary>An hour; kept for 15 days.</summary>
    Hour = 60,

    /// <summary>A day of UTC; kept for 400 days.</summary>
    Day = 1440,
}

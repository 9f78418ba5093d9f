namespace SmsAuth.Statistics;

/// <summary>What counts are told apart by.</summary>
public enum StatisticsGrouping
{
    /// <summary>The start of the span.</summary>
    Time,

    /// <summary>The gateway and the country.</summary>
    Route,

    /// <summary>The reason and the gateway.</summary>
    Reason,
}

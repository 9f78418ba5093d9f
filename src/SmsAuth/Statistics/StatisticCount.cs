namespace SmsAuth.Statistics;

/// <summary>How often something happened. What is not told apart is empty.</summary>
/// <param name="What">What.</param>
/// <param name="Count">How often.</param>
public sealed record StatisticCount(Happening What, long Count)
{
    /// <summary>The start of the span; null when times are not told apart.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>The country.</summary>
    public string Region { get; init; } = "";

    /// <summary>The gateway.</summary>
    public string Gateway { get; init; } = "";

    /// <summary>The reason.</summary>
    public string Reason { get; init; } = "";
}

namespace SmsAuth.Statistics;

/// <summary>Keeps counts, those of several nodes added up.</summary>
public interface IStatisticsStore
{
    /// <summary>Adds to the counts of all spans that a time is in, all of it or nothing.</summary>
    /// <param name="at">The time.</param>
    /// <param name="counts">What to add.</param>
    Task AddAsync(DateTimeOffset at, IReadOnlyDictionary<StatisticKey, long> counts);

    /// <summary>Adds counts up.</summary>
    Task<IReadOnlyList<StatisticCount>> ReadAsync(StatisticsQuery query, CancellationToken cancellationToken);
}

namespace SmsAuth.Statistics;

/// <summary>Which counts to add up, and what to tell apart.</summary>
public sealed record StatisticsQuery
{
    /// <summary>The span that the period is made of.</summary>
    public required StatisticSpan Span { get; init; }

    /// <summary>The start of the first span.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The time before which the last span starts.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What to tell apart beside what happened.</summary>
    public required StatisticsGrouping By { get; init; }

    /// <summary>What happened; at least one.</summary>
    public required IReadOnlyList<Happening> What { get; init; }

    /// <summary>Of this client only.</summary>
    public string? ClientId { get; init; }

    /// <summary>Of this verifier only.</summary>
    public string? Verifier { get; init; }

    /// <summary>Of this gateway only.</summary>
    public string? Gateway { get; init; }

    /// <summary>Of numbers of this country only.</summary>
    public string? Region { get; init; }
}

namespace SmsAuth.Limits;

/// <summary>How often something may happen: at most <paramref name="Limit"/> units in any stretch of time as long as <paramref name="Window"/>.</summary>
/// <param name="Name">What is limited, for logs and the audit trail, such as <c>number:hour</c>; at most 40 characters.</param>
/// <param name="Key">Whose it is, already pseudonymous, at most 64 ASCII characters. Equal keys of two names are two quotas.</param>
/// <param name="Limit">The most units, at least 1.</param>
/// <param name="Window">The stretch of time.</param>
public sealed record Quota(string Name, string Key, int Limit, TimeSpan Window)
{
    /// <summary>The units to take; at most <see cref="Limit"/>; 0 takes none and asks only whether there is one left. Default: 1.</summary>
    public int Units { get; init; } = 1;
}

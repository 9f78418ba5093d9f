namespace SmsAuth.Recycling;

/// <summary>When a number counts as dormant, and what happens then.</summary>
public sealed class RecyclingOptions
{
    /// <summary>
    /// How long a number of an account was not proven until it is dormant, to the day: 0 (off: nothing is looked up or kept) or 7 to 3,650
    /// days. A number that is seen for the first time starts to count then. Default: 180 days.
    /// </summary>
    public TimeSpan DormantAfter { get; set; } = TimeSpan.FromDays(180);

    /// <summary>What happens at the sign-in of a dormant number, for clients that do not say so themselves. Default: it is allowed.</summary>
    public RecyclingPolicy Policy { get; set; }
}

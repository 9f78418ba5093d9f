namespace SmsAuth.Maintenance;

/// <summary>How long challenges, their numbers and tokens are kept, and how often what is due is removed.</summary>
public sealed class RetentionOptions
{
    /// <summary>
    /// How long after the end of its code a challenge still has its number, 0 to 30 days; after that the number is kept masked and as a keyed
    /// hash only. Zero means with the next run. Default: 1 hour.
    /// </summary>
    public TimeSpan Numbers { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after the end of its code a challenge is kept, at least as long as its number and at most 3,650 days. Default: 30 days.
    /// </summary>
    public TimeSpan Challenges { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after its end a token is kept, and with the last token of a sign-in its authorization, by a host that has its tokens removed with
    /// the rest: 1 hour to 3,650 days. A token that was used or revoked is kept as long as any other, because using it again ends the session.
    /// Default: 1 day.
    /// </summary>
    public TimeSpan Tokens { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often what is due is removed, 1 second to 1 day; each wait is up to a fifth longer or shorter. Default: 5 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}

namespace SmsAuth.Limits;

/// <summary>The limits of wrong codes, which survive resends and new challenges.</summary>
public sealed class FailureLimits
{
    /// <summary>
    /// The wrong codes for one number in any 24 hours, of all clients together, 0 (off) to 1,000. Default: 10. The chance that somebody who
    /// guesses gets in as a number within a day is at most this figure divided by the number of codes.
    /// </summary>
    public int PerNumberPerDay { get; set; } = 10;
}

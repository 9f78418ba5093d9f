namespace SmsAuth.Audit;

/// <summary>How long the audit trail is kept, and what of it goes to the log.</summary>
public sealed class AuditOptions
{
    /// <summary>
    /// How long a line is kept, 1 to 3,650 days; zero keeps it for ever. Default: 180 days, as long as a number that is not used stays its
    /// owner's, so that a disputed sign-in or bill of texts can still be looked into.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// How long a line has the whole address, at most as long as the line is kept; after that only its network, /24 or /48. Zero never keeps it
    /// whole. Default: 30 days.
    /// </summary>
    public TimeSpan AddressRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether every entry is written to the log at once too, as event 2001. Default: true.</summary>
    public bool Log { get; set; } = true;

    /// <summary>What the log tells of the address. Default: <see cref="LoggedAddress.Network"/>.</summary>
    public LoggedAddress LogAddress { get; set; } = LoggedAddress.Network;
}

namespace SmsAuth.Statistics;

/// <summary>What is counted. The values are stored: never renumber them.</summary>
public enum Happening
{
    /// <summary>A code was asked for, and a challenge was started.</summary>
    Asked = 1,

    /// <summary>Another text of a challenge was asked for.</summary>
    AskedAgain = 2,

    /// <summary>A code was asked for and refused; the reason says by which rule or limit.</summary>
    Refused = 3,

    /// <summary>A gateway accepted a text.</summary>
    Sent = 4,

    /// <summary>No gateway accepted a text.</summary>
    NotSent = 5,

    /// <summary>A text was held back, see <see cref="Audit.AuditEvent.TextSuppressed"/>.</summary>
    Withheld = 6,

    /// <summary>A gateway reported that a text arrived.</summary>
    Delivered = 7,

    /// <summary>A gateway reported that a text will not arrive.</summary>
    Undelivered = 8,

    /// <summary>The code of a challenge came back.</summary>
    Verified = 9,

    /// <summary>A code was refused; the reason says why.</summary>
    CodeRefused = 10,

    /// <summary>A code signed somebody in.</summary>
    SignedIn = 11,

    /// <summary>An account was created.</summary>
    AccountCreated = 12,

    /// <summary>A gateway accepted a text that tells an owner of a change, without a code.</summary>
    NoticeSent = 13,

    /// <summary>A text arrived within a time; the reason says in which class of <see cref="DeliveryTimes"/>.</summary>
    DeliveryTime = 14,

    /// <summary>Something was paused by the fraud guard, or works again.</summary>
    Alert = 15,
}

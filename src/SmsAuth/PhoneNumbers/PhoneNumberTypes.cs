namespace SmsAuth.PhoneNumbers;

/// <summary>The kinds of line a number can belong to, after libphonenumber's <c>PhoneNumberType</c>.</summary>
[Flags]
public enum PhoneNumberTypes
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>A mobile line.</summary>
    Mobile = 1,

    /// <summary>A line of a numbering plan that does not tell mobile and fixed lines apart, such as +1.</summary>
    FixedLineOrMobile = 2,

    /// <summary>A voice-over-IP line.</summary>
    Voip = 4,

    /// <summary>A number that follows a person from line to line.</summary>
    Personal = 8,

    /// <summary>A fixed line.</summary>
    FixedLine = 16,

    /// <summary>A line whose caller pays extra.</summary>
    PremiumRate = 32,

    /// <summary>A line whose cost is shared by caller and callee.</summary>
    SharedCost = 64,

    /// <summary>A line whose callee pays.</summary>
    TollFree = 128,

    /// <summary>A pager.</summary>
    Pager = 256,

    /// <summary>A company's universal access number.</summary>
    UniversalAccess = 512,

    /// <summary>A voicemail access number.</summary>
    Voicemail = 1024,

    /// <summary>The kinds that receive texts: the default of <see cref="PhoneNumber.TryParse"/>.</summary>
    TextCapable = Mobile | FixedLineOrMobile | Voip | Personal,
}

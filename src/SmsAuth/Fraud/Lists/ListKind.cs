namespace SmsAuth.Fraud.Lists;

/// <summary>Which list. The values are stored: never renumber them.</summary>
public enum ListKind
{
    /// <summary>Gets no texts.</summary>
    Blocked = 1,

    /// <summary>Gets texts whatever the fraud guard says.</summary>
    Allowed = 2,
}

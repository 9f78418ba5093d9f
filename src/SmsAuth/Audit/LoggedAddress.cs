namespace SmsAuth.Audit;

/// <summary>What the log tells of an address.</summary>
public enum LoggedAddress
{
    /// <summary>Its network: /24 for IPv4, /48 for IPv6.</summary>
    Network,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>The whole address.</summary>
    Whole,
}

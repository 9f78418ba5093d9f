namespace SmsAuth.Gateways;

/// <summary>Whether a gateway gets texts.</summary>
public enum CircuitPosition
{
    /// <summary>It does.</summary>
    Closed,

    /// <summary>One text tries whether it is well again.</summary>
    HalfOpen,

    /// <summary>It does not, after too many outages.</summary>
    Open,
}

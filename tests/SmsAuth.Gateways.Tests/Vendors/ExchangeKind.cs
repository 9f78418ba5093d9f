namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>How an answer comes.</summary>
public enum ExchangeKind
{
    Whole,

    /// <summary>The connection is cut in the middle of the body.</summary>
    CutOff,

    /// <summary>It never comes.</summary>
    Never,
}

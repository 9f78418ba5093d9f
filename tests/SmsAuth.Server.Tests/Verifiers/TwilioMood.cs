namespace SmsAuth.Server.Tests.Verifiers;

public enum TwilioMood
{
    /// <summary>It answers as documented.</summary>
    Well,

    /// <summary>It says that it is out of order.</summary>
    Unavailable,

    /// <summary>It breaks connections.</summary>
    HangsUp,
}

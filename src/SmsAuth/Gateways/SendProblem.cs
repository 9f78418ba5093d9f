namespace SmsAuth.Gateways;

/// <summary>Why a gateway did not take a text, or may not have taken it.</summary>
public enum SendProblem
{
    /// <summary>For a reason that the gateway did not tell in terms of ours.</summary>
    Other = 0,

    /// <summary>The number is none that can receive a text.</summary>
    InvalidNumber,

    /// <summary>The gateway does not send to that country or network, or the account may not.</summary>
    NotServed,

    /// <summary>The receiver does not want texts of ours, or is on a list of the gateway's.</summary>
    Blocked,

    /// <summary>Too many texts: to this number, or in all.</summary>
    Throttled,

    /// <summary>The account has no credit left.</summary>
    NoCredit,

    /// <summary>The credentials or the signature of the request were refused.</summary>
    Unauthorized,

    /// <summary>The sender, sign name, template or another setting is not accepted.</summary>
    Misconfigured,

    /// <summary>The text itself was refused.</summary>
    Refused,

    /// <summary>The gateway is out of order, or was not reached.</summary>
    Unavailable,

    /// <summary>The answer did not come or could not be read: the gateway may have taken the text all the same.</summary>
    Unknown,
}

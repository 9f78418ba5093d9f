namespace SmsAuth.Audit;

/// <summary>What happened. The names are stored: never rename them.</summary>
public enum AuditEvent
{
    /// <summary>A code was asked for, and a challenge was started.</summary>
    CodeRequested,

    /// <summary>Another code was asked for, and the challenge got it.</summary>
    CodeResent,

    /// <summary>A code was asked for and refused; the reason says by which rule or limit.</summary>
    SendRefused,

    /// <summary>A gateway accepted a text.</summary>
    TextSent,

    /// <summary>No gateway accepted a text.</summary>
    TextFailed,

    /// <summary>No text was sent and nobody was told so: the number has no account, and the client signs nobody up.</summary>
    TextSuppressed,

    /// <summary>A code was refused; the reason says why.</summary>
    CodeRefused,

    /// <summary>A code proved its number, for another purpose than signing in.</summary>
    NumberProven,

    /// <summary>A code signed somebody in.</summary>
    SignedIn,

    /// <summary>An account was created.</summary>
    AccountCreated,

    /// <summary>A number became a login of an account.</summary>
    NumberLinked,

    /// <summary>An account replaced one of its numbers.</summary>
    NumberChanged,

    /// <summary>An account lost a number.</summary>
    NumberRemoved,

    /// <summary>A device was trusted.</summary>
    DeviceTrusted,

    /// <summary>A device is not trusted any more.</summary>
    DeviceRevoked,

    /// <summary>Something was paused, or works again; the reason says what.</summary>
    FraudAlert,

    /// <summary>An administrator did something; the reason says what.</summary>
    AdminAction,
}

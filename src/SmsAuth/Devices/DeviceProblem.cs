namespace SmsAuth.Devices;

/// <summary>Why a presented device token was ignored. For the log; the caller never learns it.</summary>
internal enum DeviceProblem
{
    /// <summary>It is none, was tampered with, or its pepper is gone.</summary>
    NotSigned,

    /// <summary>It was given for another number.</summary>
    OtherNumber,

    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>It was revoked, replaced, or gave way to newer ones.</summary>
    Revoked,

    /// <summary>The number does not sign in to the account any more, or the account is disabled or locked out.</summary>
    OtherAccount,
}

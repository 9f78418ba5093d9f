namespace SmsAuth.Challenges;

/// <summary>Why a code was refused. For logs, metrics and the audit trail; the caller never learns it.</summary>
public enum RefusalReason
{
    /// <summary>No such challenge of that client, number and purpose.</summary>
    UnknownChallenge,

    /// <summary>The client requires the challenge id and it was not presented.</summary>
    ChallengeIdMissing,

    /// <summary>The challenge is bound, and the code verifier does not fit or is missing; or it is not bound and one was presented.</summary>
    NotBound,

    /// <summary>The code is wrong.</summary>
    WrongCode,

    /// <summary>The code's time ran out.</summary>
    Expired,

    /// <summary>The tries are used up.</summary>
    Exhausted,

    /// <summary>The number, or the trusted device, has seen too many wrong codes for now.</summary>
    BudgetSpent,

    /// <summary>The code was redeemed before.</summary>
    Used,

    /// <summary>The challenge gave way to newer ones.</summary>
    Superseded,

    /// <summary>The number has no account and the client does not sign anyone up.</summary>
    NotRegistered,

    /// <summary>The account is disabled or locked out.</summary>
    AccountInactive,
}

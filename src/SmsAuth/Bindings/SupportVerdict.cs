namespace SmsAuth.Bindings;

/// <summary>What became of a number that an administrator wanted to change.</summary>
public enum SupportVerdict
{
    /// <summary>It was changed as was asked.</summary>
    Done,

    /// <summary>The account has no such number.</summary>
    UnknownNumber,

    /// <summary>The new number belongs to another account.</summary>
    Taken,

    /// <summary>Nobody could sign in to the account any more.</summary>
    LastLogin,

    /// <summary>It was as was asked before: nothing was changed, and nothing that hangs on the number was.</summary>
    Unchanged,

    /// <summary>The account is not in the version that was meant: nothing was changed.</summary>
    Changed,
}

namespace SmsAuth.Accounts;

/// <summary>What became of taking a number from an account.</summary>
public enum UnlinkVerdict
{
    /// <summary>The account does not have the number.</summary>
    NotLinked = 0,

    /// <summary>The account does not have the number any more.</summary>
    Removed,

    /// <summary>Nobody could sign in to the account any more, so it keeps the number.</summary>
    LastLogin,

    /// <summary>The account is not in the version that was meant; nothing was changed.</summary>
    Changed,
}

namespace SmsAuth.Accounts;

/// <summary>What became of making a number a login of an account.</summary>
public enum LinkVerdict
{
    /// <summary>Another account has the number, or there is no such account; nothing was changed.</summary>
    Taken = 0,

    /// <summary>The number is a login of the account now, and the one that it replaces is not.</summary>
    Linked,

    /// <summary>The number was a login of the account before, and there was none to replace.</summary>
    AlreadyLinked,

    /// <summary>The account is not in the version that was meant; nothing was changed.</summary>
    Changed,
}

namespace SmsAuth.Bindings;

/// <summary>What became of a request to remove a number.</summary>
public abstract record RemoveNumberOutcome
{
    private RemoveNumberOutcome()
    {
    }

    /// <summary>The number does not sign in to the account any more.</summary>
    public sealed record Removed : RemoveNumberOutcome;

    /// <summary>The account has no such number.</summary>
    public sealed record UnknownNumber : RemoveNumberOutcome;

    /// <summary>Nobody could sign in to the account any more without this number, so it stays.</summary>
    public sealed record LastLogin : RemoveNumberOutcome;

    /// <summary>The user is to sign in again first.</summary>
    /// <param name="MaxAge">How long ago the sign-in may be.</param>
    public sealed record ReauthenticationRequired(TimeSpan MaxAge) : RemoveNumberOutcome;
}

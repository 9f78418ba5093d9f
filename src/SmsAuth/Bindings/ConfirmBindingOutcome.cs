using SmsAuth.Challenges;

namespace SmsAuth.Bindings;

/// <summary>What became of the code of a number that is to be added.</summary>
public abstract record ConfirmBindingOutcome
{
    private ConfirmBindingOutcome()
    {
    }

    /// <summary>The number signs in to the account, and the one that it replaces does not any more.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Linked(AccountNumber Number) : ConfirmBindingOutcome;

    /// <summary>The number is proven and belongs to another account already. Nothing was changed.</summary>
    public sealed record NumberTaken : ConfirmBindingOutcome;

    /// <summary>The code was refused. The reason is for the operator and is the same to the caller, whichever it is.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RefusalReason Reason) : ConfirmBindingOutcome;

    /// <summary>Nothing could be said, because something that is needed for it is out of order.</summary>
    public sealed record Unavailable : ConfirmBindingOutcome;

    /// <summary>The user is to sign in again first. The code was not looked at.</summary>
    /// <param name="MaxAge">How long ago the sign-in may be.</param>
    public sealed record ReauthenticationRequired(TimeSpan MaxAge) : ConfirmBindingOutcome;
}

using SmsAuth.Accounts;
using SmsAuth.Devices;

namespace SmsAuth.Challenges;

/// <summary>What became of a presented code.</summary>
public abstract record RedeemOutcome
{
    private RedeemOutcome()
    {
    }

    /// <summary>The number is proven and signs in to an active account. Purpose sign in only.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Challenge">The challenge that was redeemed.</param>
    public sealed record SignedIn(Account Account, Challenge Challenge) : RedeemOutcome
    {
        /// <summary>What the device keeps to be recognized by; null when it did not ask to be trusted, or could not be.</summary>
        public DeviceToken? DeviceToken { get; init; }
    }

    /// <summary>The number is proven. Every purpose but sign in.</summary>
    /// <param name="Challenge">The challenge that was redeemed.</param>
    public sealed record Proven(Challenge Challenge) : RedeemOutcome;

    /// <summary>
    /// The number is proven, was dormant, and the application's own step is to be taken before it signs in. The code is used up. Purpose sign in
    /// only.
    /// </summary>
    public sealed record StepRequired : RedeemOutcome;

    /// <summary>Nobody gets in. The reason is for the operator and is the same to the caller, whichever it is.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RefusalReason Reason) : RedeemOutcome;

    /// <summary>Nothing could be said, because something that is needed for it is out of order.</summary>
    public sealed record Unavailable : RedeemOutcome;
}

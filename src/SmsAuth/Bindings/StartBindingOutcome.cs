using SmsAuth.Challenges;

namespace SmsAuth.Bindings;

/// <summary>What became of a request to add or change a number.</summary>
public abstract record StartBindingOutcome
{
    private StartBindingOutcome()
    {
    }

    /// <summary>A code was asked for. Whether the number belongs to another account makes no difference here.</summary>
    /// <param name="Outcome">What became of it.</param>
    public sealed record Asked(StartOutcome Outcome) : StartBindingOutcome;

    /// <summary>The account does not have the number that is to be replaced.</summary>
    public sealed record UnknownNumber : StartBindingOutcome;

    /// <summary>The user is to sign in again first.</summary>
    /// <param name="MaxAge">How long ago the sign-in may be.</param>
    public sealed record ReauthenticationRequired(TimeSpan MaxAge) : StartBindingOutcome;
}

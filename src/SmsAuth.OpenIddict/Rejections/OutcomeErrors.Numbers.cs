using SmsAuth.Bindings;
using Errors = SmsAuth.OpenIddict.SmsOtpConstants.Errors;

namespace SmsAuth.OpenIddict.Rejections;

/// <content>What a signed-in user does with the numbers of the account.</content>
internal static partial class OutcomeErrors
{
    private static readonly OAuthError UnknownNumber = new(Errors.UnknownNumber, "The account has no such number.");

    public static OAuthError? For(StartBindingOutcome outcome) => outcome switch
    {
        StartBindingOutcome.Asked { Outcome: var asked } => For(asked),
        StartBindingOutcome.UnknownNumber => UnknownNumber,
        StartBindingOutcome.ReauthenticationRequired { MaxAge: var age } => SignInAgain(age),
        _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no row in the table of errors."),
    };

    public static OAuthError? For(ConfirmBindingOutcome outcome) => outcome switch
    {
        ConfirmBindingOutcome.Linked => null,
        ConfirmBindingOutcome.NumberTaken => new(Errors.NumberTaken, "This number belongs to another account. Remove it there first."),
        ConfirmBindingOutcome.Refused => InvalidCode,
        ConfirmBindingOutcome.Unavailable => Unavailable,
        ConfirmBindingOutcome.ReauthenticationRequired { MaxAge: var age } => SignInAgain(age),
        _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no row in the table of errors."),
    };

    public static OAuthError? For(RemoveNumberOutcome outcome) => outcome switch
    {
        RemoveNumberOutcome.Removed => null,
        RemoveNumberOutcome.UnknownNumber => UnknownNumber,
        RemoveNumberOutcome.LastLogin => new(Errors.LastLogin, "Nobody could sign in to the account any more. Add another number first."),
        RemoveNumberOutcome.ReauthenticationRequired { MaxAge: var age } => SignInAgain(age),
        _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no row in the table of errors."),
    };

    /// <summary>The answer to whoever signed in too long ago for what is asked (RFC 9470 3).</summary>
    public static OAuthError SignInAgain(TimeSpan maxAge) =>
        new(Errors.InsufficientUserAuthentication, "The sign-in is too long ago. Sign in again, and use the new access token.") { MaxAge = maxAge };
}

using OpenIddict.Abstractions;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.OpenIddict.Rejections;

/// <summary>The one table from outcomes of the engine to errors on the wire.</summary>
internal static partial class OutcomeErrors
{
    public static readonly OAuthError ServerError = new(
        OpenIddictConstants.Errors.ServerError, "Something went wrong here. Try again later.");

    // One and the same for a wrong, expired, used, unknown or superseded code, and for an account that may not sign in.
    private static readonly OAuthError InvalidCode = new(
        OpenIddictConstants.Errors.InvalidGrant, "The code is not valid. Check it, or ask for a new one.");

    private static readonly OAuthError Unavailable = new(
        OpenIddictConstants.Errors.TemporarilyUnavailable, "No code can be sent or checked at the moment. Try again later.");

    public static OAuthError? For(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Started => null,
        StartOutcome.NotServed => new(OpenIddictConstants.Errors.AccessDenied, "This number is not served."),
        StartOutcome.CaptchaRequired => new(
            SmsOtpConstants.Errors.CaptchaRequired, "Show that you are a person: send captcha_token, the token of the captcha widget."),
        StartOutcome.ChannelNotOffered { Offered: var offered } => Invalid($"The channel parameter must be one of: {string.Join(", ", offered)}."),
        StartOutcome.UnknownChallenge => new(OpenIddictConstants.Errors.InvalidGrant, "The challenge is unknown or has ended. Start a new one."),
        StartOutcome.TooSoon { RetryAfter: var wait } => new(
            OpenIddictConstants.Errors.SlowDown, "Another code may not be asked for yet. Wait for the number of seconds in retry_after.", wait),
        StartOutcome.Unavailable => Unavailable,
        _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no row in the table of errors."),
    };

    public static OAuthError? For(RedeemOutcome outcome) => outcome switch
    {
        RedeemOutcome.SignedIn or RedeemOutcome.Proven => null,
        RedeemOutcome.StepRequired => new(
            OpenIddictConstants.Errors.InteractionRequired,
            "This number was not used for a long time. Take the application's own step first, then ask for a new code and send it with step_proof."),
        RedeemOutcome.Refused => InvalidCode,
        RedeemOutcome.Unavailable => Unavailable,
        _ => throw new InvalidOperationException($"The outcome {outcome.GetType().Name} has no row in the table of errors."),
    };

    public static OAuthError? For(PhoneNumberProblem problem) => problem switch
    {
        PhoneNumberProblem.None => null,
        PhoneNumberProblem.Missing => Invalid("The phone_number parameter is missing."),
        PhoneNumberProblem.TooLong => Invalid($"The phone_number parameter is longer than {PhoneNumber.MaxInputLength} characters."),
        PhoneNumberProblem.NotANumber => Invalid(
            "The phone_number parameter is not a phone number. Use ASCII digits, such as +12025550100 (in a form, + is encoded as %2B)."),
        PhoneNumberProblem.RegionMissing => Invalid(
            "The phone_number parameter must start with + and the country code (in a form, + is encoded as %2B), or the country parameter must be sent."),
        PhoneNumberProblem.RegionUnknown => Invalid("The country parameter must be an ISO 3166-1 alpha-2 code, such as US."),
        PhoneNumberProblem.NotAssigned => Invalid("The phone_number parameter is not a number of any country's numbering plan."),
        PhoneNumberProblem.CannotReceiveText => Invalid("The phone_number parameter is a number that cannot receive a text message."),
        _ => throw new InvalidOperationException($"The problem {problem} has no row in the table of errors."),
    };

    public static OAuthError Invalid(string description) => new(OpenIddictConstants.Errors.InvalidRequest, description);
}

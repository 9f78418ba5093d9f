using OpenIddict.Abstractions;
using SmsAuth.Codes;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.PhoneNumbers;
using SmsAuth.Challenges;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Names = SmsAuth.OpenIddict.SmsOtpConstants.Parameters;

namespace SmsAuth.OpenIddict.Requests;

/// <summary>Reads the parameters of one request, strictly. The first error found is kept; what is read after it is of no use.</summary>
internal sealed class RequestParameters
{
    private const int MaxLanguages = 10;
    private const int MaxLanguageTag = 35;
    private const int MaxCaptchaToken = 8 * 1024;
    private const int MaxOther = 16 * 1024;

    // What can never receive a text is refused here. A fixed line sometimes can: that is for the fraud guard to decide.
    private const PhoneNumberTypes Acceptable = PhoneNumberTypes.TextCapable | PhoneNumberTypes.FixedLine;

    private readonly OpenIddictRequest request;

    public RequestParameters(OpenIddictRequest request)
    {
        this.request = request;
        foreach (var (name, value) in request.GetParameters()) Error ??= ErrorOf(name, value);
    }

    /// <summary>What is wrong with the request, or null.</summary>
    public OAuthError? Error { get; private set; }

    public PhoneNumber? PhoneNumber(bool required)
    {
        var input = Text(Names.PhoneNumber);
        if (input is null && !required) return null;
        var problem = SmsAuth.PhoneNumbers.PhoneNumber.TryParse(input, Text(Names.Country), out var number, Acceptable);
        Error ??= OutcomeErrors.For(problem);
        return number;
    }

    public OtpCode? Code() => Required(Parameters.Code) is not { } input
        ? null
        : OtpCode.Parse(input) ?? Invalid<OtpCode>($"The code parameter must be {OtpCode.MinLength} to {OtpCode.MaxLength} ASCII digits.");

    public ChallengeId? ChallengeId() => Text(Names.ChallengeId) is not { } input
        ? null
        : SmsAuth.Challenges.ChallengeId.Parse(input) ?? Invalid<ChallengeId>("The challenge_id parameter is not a challenge id.");

    public string? CodeVerifier() => Text(Parameters.CodeVerifier) switch
    {
        null => null,
        { } value when ProofKey.IsCodeVerifier(value) => value,
        _ => Invalid<string>("The code_verifier parameter must be 43 to 128 of the characters A-Z a-z 0-9 - . _ ~ (RFC 7636 4.1)."),
    };

    public string? StepProof() => Text(Names.StepProof);

    /// <summary>RFC 7636 4.3, with S256 as the only method, which must be named: <c>plain</c> is the default there and binds nothing.</summary>
    public string? CodeChallenge() => (Text(Parameters.CodeChallenge), Text(Parameters.CodeChallengeMethod)) switch
    {
        (null, null) => null,
        (null, _) => Invalid<string>("The code_challenge parameter is missing, while code_challenge_method was sent."),
        (_, not CodeChallengeMethods.Sha256) => Invalid<string>("The code_challenge_method parameter must be S256."),
        ({ } value, _) when ProofKey.IsCodeChallenge(value) => value,
        _ => Invalid<string>("The code_challenge parameter must be the base64url of a SHA-256 hash, 43 characters (RFC 7636 4.2)."),
    };

    public string? CaptchaToken() => Text(Names.CaptchaToken) switch
    {
        { Length: > MaxCaptchaToken } => Invalid<string>($"The captcha_token parameter is longer than {MaxCaptchaToken} characters."),
        var token => token,
    };

    public string? Channel() => Text(Names.Channel) switch
    {
        null => null,
        { } value when Gateways.Channel.IsName(value) => value,
        _ => Invalid<string>("The channel parameter must be the name of a channel, such as sms."),
    };

    /// <summary>As presented. One that counts for nothing is answered as none, so nothing about it is an error.</summary>
    public string? DeviceToken() => Text(Names.DeviceToken);

    public bool RememberDevice() => Text(Names.RememberDevice) switch
    {
        "true" => true,
        null or "false" => false,
        _ => Invalid<string>("The remember_device parameter must be true or false.") is not null,
    };

    /// <summary>OpenID Connect Core 3.1.2.1: BCP 47 tags separated by spaces, the best first.</summary>
    public IReadOnlyList<string> UiLocales()
    {
        var tags = Text(Parameters.UiLocales)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return tags.Length <= MaxLanguages && tags.All(IsLanguageTag)
            ? tags
            : Invalid<IReadOnlyList<string>>($"The ui_locales parameter must be at most {MaxLanguages} BCP 47 language tags separated by spaces.") ?? [];
    }

    private static bool IsLanguageTag(string tag) => tag.Length <= MaxLanguageTag && tag.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-');

    private static OAuthError? ErrorOf(string name, OpenIddictParameter parameter)
    {
        // RFC 8707 2 and RFC 8693 2.1 let these two be repeated; RFC 6749 3.2 forbids it for all others.
        if (name is Parameters.Resource or Parameters.Audience) return null;
        if (parameter.GetRawValue() is not (null or string)) return OutcomeErrors.Invalid($"The {Shown(name)} parameter must not be repeated.");
        var value = (string?)parameter;
        if (value is { Length: > MaxOther }) return OutcomeErrors.Invalid($"The {Shown(name)} parameter is too long.");
        return value is not null && value.Any(char.IsControl)
            ? OutcomeErrors.Invalid($"The {Shown(name)} parameter must not hold control characters.")
            : null;
    }

    // A name comes from outside: RFC 6749 5.2 allows only printable ASCII in a description.
    private static string Shown(string name) =>
        name.Length is > 0 and <= 64 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : "named";

    private string? Text(string name) => request.GetParameter(name)?.GetRawValue() is string { Length: > 0 } value ? value : null;

    private string? Required(string name) => Text(name) ?? Invalid<string>($"The {name} parameter is missing.");

    private T? Invalid<T>(string description)
        where T : class
    {
        Error ??= OutcomeErrors.Invalid(description);
        return null;
    }
}

namespace SmsAuth.Server.SignIn;

/// <summary>How a code is asked for.</summary>
/// <param name="Languages">The languages the user reads, the best first.</param>
/// <param name="Channel">How it is to travel; null leaves it to the verifier.</param>
/// <param name="CaptchaToken">The answer of the captcha, as presented.</param>
internal sealed record AskOptions(IReadOnlyList<string> Languages, string? Channel, string? CaptchaToken);

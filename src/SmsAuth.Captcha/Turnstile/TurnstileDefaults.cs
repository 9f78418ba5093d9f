namespace SmsAuth.Captcha.Turnstile;

/// <summary>What Cloudflare Turnstile documents: <see href="https://developers.cloudflare.com/turnstile/get-started/server-side-validation/"/>.</summary>
public static class TurnstileDefaults
{
    /// <summary>Where tokens are checked.</summary>
    public const string Endpoint = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

    /// <summary>The longest token that is looked at, in characters (as documented).</summary>
    public const int MaxTokenLength = 2048;
}

namespace SmsAuth.Captcha.HCaptcha;

/// <summary>What hCaptcha documents: <see href="https://docs.hcaptcha.com/#verify-the-user-response-server-side"/>.</summary>
public static class HCaptchaDefaults
{
    /// <summary>Where tokens are checked.</summary>
    public const string Endpoint = "https://api.hcaptcha.com/siteverify";

    /// <summary>The longest token that is looked at, in characters (none is documented).</summary>
    public const int MaxTokenLength = 8192;
}

namespace SmsAuth.Captcha.Recaptcha;

/// <summary>What reCAPTCHA v3 documents: <see href="https://developers.google.com/recaptcha/docs/verify"/>.</summary>
public static class RecaptchaDefaults
{
    /// <summary>Where tokens are checked.</summary>
    public const string Endpoint = "https://www.google.com/recaptcha/api/siteverify";

    /// <summary>The longest token that is looked at, in characters (none is documented).</summary>
    public const int MaxTokenLength = 8192;
}

namespace SmsAuth.Server.Captcha;

/// <summary>The captcha services there are.</summary>
internal enum CaptchaProvider
{
    /// <summary>Cloudflare Turnstile.</summary>
    Turnstile,

    /// <summary>hCaptcha.</summary>
    HCaptcha,

    /// <summary>reCAPTCHA v3.</summary>
    Recaptcha,
}

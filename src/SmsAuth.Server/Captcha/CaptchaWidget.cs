namespace SmsAuth.Server.Captcha;

/// <summary>The captcha on the sign-in pages: its script, where that comes from, and the field that it fills in.</summary>
internal sealed class CaptchaWidget(CaptchaSettings settings)
{
    /// <summary>Whether the pages can show one.</summary>
    public bool IsThere => settings is { Provider: not null, SiteKey: not null };

    public string? SiteKey => settings.SiteKey;

    public string Action => settings.Action ?? "sms_otp";

    // https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/, https://docs.hcaptcha.com/, https://developers.google.com/recaptcha/docs/v3
    public string Script => settings.Provider switch
    {
        CaptchaProvider.Turnstile => "https://challenges.cloudflare.com/turnstile/v0/api.js",
        CaptchaProvider.HCaptcha => "https://js.hcaptcha.com/1/api.js",
        _ => $"https://www.google.com/recaptcha/api.js?render={Uri.EscapeDataString(settings.SiteKey ?? "")}",
    };

    /// <summary>The class by which the script finds the place for the widget; that of reCAPTCHA v3, which shows none, is for the page's own script.</summary>
    public string Class => settings.Provider switch
    {
        CaptchaProvider.Turnstile => "cf-turnstile",
        CaptchaProvider.HCaptcha => "h-captcha",
        _ => "recaptcha-v3",
    };

    private string Field => settings.Provider switch
    {
        CaptchaProvider.Turnstile => "cf-turnstile-response",
        CaptchaProvider.HCaptcha => "h-captcha-response",
        _ => "g-recaptcha-response",
    };

    // The sources that the services name in the pages above.
    private string Sources => settings.Provider switch
    {
        CaptchaProvider.Turnstile => "https://challenges.cloudflare.com",
        CaptchaProvider.HCaptcha => "https://hcaptcha.com https://*.hcaptcha.com",
        _ => "https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
    };

    /// <summary>What the widget filled in; null when it did not.</summary>
    public string? TokenIn(HttpRequest request) => settings.Provider is not null && request.HasFormContentType && (string?)request.Form[Field] is { Length: > 0 and <= 8192 } token ? token : null;

    /// <summary>Lets a page load the widget.</summary>
    public void Allow(HttpResponse response)
    {
        if (!IsThere) return;
        response.Headers.ContentSecurityPolicy =
            $"{response.Headers.ContentSecurityPolicy}; script-src 'self' {Sources}; frame-src {Sources}; style-src 'self' {Sources}; connect-src 'self' {Sources}";
    }
}

using System.Diagnostics.CodeAnalysis;
using SmsAuth.Captcha.SiteVerify;

namespace SmsAuth.Captcha.Turnstile;

/// <summary>Cloudflare Turnstile.</summary>
public sealed class TurnstileOptions : SiteVerifyOptions
{
    /// <summary>The service as documented, without a secret.</summary>
    [SetsRequiredMembers]
    public TurnstileOptions() => Endpoint = new Uri(TurnstileDefaults.Endpoint);

    /// <summary>The action that the widget was made with, 1 to 32 characters; a token of any other is refused. Null, the default, accepts all.</summary>
    public string? Action { get; set; }
}

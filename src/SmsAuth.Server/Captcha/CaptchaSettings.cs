using SmsAuth.Humanity;

namespace SmsAuth.Server.Captcha;

/// <summary>The section <c>SmsAuth:Captcha</c>.</summary>
internal sealed class CaptchaSettings
{
    public const string Section = "SmsAuth:Captcha";

    /// <summary>When a captcha is required. Default: never.</summary>
    public CaptchaMode Mode { get; set; }

    /// <summary>Whether nothing is sent while the service is out of order. Default: true.</summary>
    public bool FailClosed { get; set; } = true;

    /// <summary>What counts as risky.</summary>
    public RiskOptions Risk { get; set; } = new();

    /// <summary>The service. Default: none.</summary>
    public CaptchaProvider? Provider { get; set; }

    /// <summary>Its secret key. Required with a service.</summary>
    public string? Secret { get; set; }

    /// <summary>The hosts that show the widget. Default: any that the service accepts.</summary>
    public IList<string> Hostnames { get; set; } = [];

    /// <summary>Whether the service is told the user's address. Default: false.</summary>
    public bool SendAddress { get; set; }

    /// <summary>How long it may take, 1 to 30 seconds. Default: 5 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Where it is. Default: its documented address.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Turnstile and Recaptcha: the action of the token. Default: any, and <c>sms_otp</c> with Recaptcha.</summary>
    public string? Action { get; set; }

    /// <summary>The site key of the widget on the sign-in pages, which cannot show one without it. HCaptcha: also the only one accepted. Default: none.</summary>
    public string? SiteKey { get; set; }

    /// <summary>Recaptcha: the least score, 0 to 1. Default: 0.5.</summary>
    public double? MinScore { get; set; }
}

namespace SmsAuth.Humanity;

/// <summary>Proof of humanity before a text is sent.</summary>
public sealed class CaptchaOptions
{
    /// <summary>When it is asked for. A client may have a mode of its own. Default: never.</summary>
    public CaptchaMode Mode { get; set; } = CaptchaMode.Never;

    /// <summary>
    /// Whether nothing is sent while the captcha service is out of order. Default: true. When false, texts go out then without proof, and the other
    /// checks are all there is.
    /// </summary>
    public bool FailClosed { get; set; } = true;

    /// <summary>What counts as risky.</summary>
    public RiskOptions Risk { get; set; } = new();
}

using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Captcha.SiteVerify;

/// <summary>What every captcha service is told and asked.</summary>
public abstract class SiteVerifyOptions
{
    /// <summary>The secret key. Required.</summary>
    public CaptchaSecret? Secret { get; set; }

    /// <summary>
    /// The names of the hosts that show the widget, without port; a token of any other is refused. Empty, the default, leaves it to the service's own
    /// list of domains.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Hostnames { get; set; } = [];

    /// <summary>Whether the service is told the address of the user's device, which is personal data. Default: false.</summary>
    public bool SendAddress { get; set; }

    /// <summary>How long the service may take, 1 to 30 seconds. Default: 5 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Where tokens are checked. Default: the service's documented address.</summary>
    public required Uri Endpoint { get; set; }
}

using System.Diagnostics;

namespace SmsAuth.Captcha.SiteVerify;

/// <summary>The secret key by which a captcha service knows us. It never prints itself.</summary>
/// <param name="value">The key as the service shows it.</param>
[DebuggerDisplay("[secret]")]
public sealed class CaptchaSecret(string value)
{
    /// <summary>The key in the clear, for the request to the service. Never log it.</summary>
    public string Reveal() => value;

    /// <summary>The word <c>[secret]</c>.</summary>
    public override string ToString() => "[secret]";
}

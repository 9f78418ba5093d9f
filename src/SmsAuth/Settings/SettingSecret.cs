using System.Diagnostics;

namespace SmsAuth.Settings;

/// <summary>The value of a setting that is secret, such as an access key. It never prints itself.</summary>
/// <param name="value">The value as the vendor shows it.</param>
[DebuggerDisplay("[secret]")]
public sealed class SettingSecret(string value)
{
    /// <summary>The value in the clear, for the request or signature that needs it. Never log it.</summary>
    public string Reveal() => value;

    /// <summary>The word <c>[secret]</c>.</summary>
    public override string ToString() => "[secret]";
}

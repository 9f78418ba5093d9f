using System.Diagnostics;

namespace SmsAuth.Devices;

/// <summary>
/// What a device keeps from a sign-in and presents with its next challenge (OWASP's device cookie): signed, and bound to one account and one
/// number. It signs nobody in; it sets the owner's device apart from strangers who know the number. It never prints itself.
/// </summary>
[DebuggerDisplay("[device token]")]
public sealed class DeviceToken
{
    /// <summary>The longest token, in characters.</summary>
    public const int MaxLength = 1024;

    internal DeviceToken(string value) => Value = value;

    /// <summary>The token in the clear, base64url (RFC 4648 5). Never log it.</summary>
    public string Value { get; }

    /// <summary>The words <c>[device token]</c>.</summary>
    public override string ToString() => "[device token]";
}

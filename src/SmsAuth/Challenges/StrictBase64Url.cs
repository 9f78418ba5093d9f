using System.Buffers.Text;

namespace SmsAuth.Challenges;

/// <summary>RFC 4648 5 as RFC 7636 and our handles use it: the platform also lets white space and padding pass.</summary>
internal static class StrictBase64Url
{
    public static bool IsValid(string value) =>
        value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(value);
}

using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud;

/// <summary>A number without its last four digits. It is no number any more, so it may be shown.</summary>
internal static class NumberPrefix
{
    private const int Hidden = 4;

    public static string Of(PhoneNumber number) => number.E164[..^Hidden];
}

using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

internal static class Numbers
{
    public const string SubscriberDigits = "2025550100";

    public static readonly PhoneNumber Alice = PhoneNumber.FromStored("+1" + SubscriberDigits, "US");

    public static readonly PhoneNumber Bob = PhoneNumber.FromStored("+4915112345678", "DE");
}

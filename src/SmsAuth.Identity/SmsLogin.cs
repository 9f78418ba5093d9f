using Microsoft.AspNetCore.Identity;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>
/// A verified phone number as an Identity login. Its key is unique by primary key, so that a number signs in to one account only. A host
/// that takes a number from an account itself has to remove this login too: it alone decides, whatever the account's <c>PhoneNumber</c> says.
/// </summary>
public static class SmsLogin
{
    /// <summary>The login provider of verified phone numbers.</summary>
    public const string Provider = "sms";

    /// <summary>The login of a number: its key is the E.164 form, its display name the masked number.</summary>
    public static UserLoginInfo For(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new UserLoginInfo(Provider, number.E164, number.Masked);
    }
}

using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>
/// Learns which numbers a signed-in user adds to the account and takes from it, a change being both. For what hangs on a number, such as trusted
/// devices. An exception is logged and changes nothing for the caller.
/// </summary>
public interface INumberChangeObserver
{
    /// <summary>A number became a login of an account.</summary>
    Task LinkedAsync(string accountId, PhoneNumber number);

    /// <summary>A number is not a login of an account any more.</summary>
    Task RemovedAsync(string accountId, PhoneNumber number);
}

using System.ComponentModel;

namespace SmsAuth.Server.Admin.Users;

/// <summary>Another number, and why.</summary>
/// <param name="PhoneNumber">The number that takes the place.</param>
/// <param name="Reason">The reason, for the audit trail.</param>
internal sealed record ReplaceBody(
    [property: Description("The number that takes the place, in international format. No code proves it: whoever has it signs in to the account.")] string PhoneNumber,
    [property: Description("Why, 1 to 100 characters without the spaces around them and no control characters, for the audit trail.")] string Reason)
{
    /// <summary>Nothing: the number is somebody's.</summary>
    public override string ToString() => "";
}

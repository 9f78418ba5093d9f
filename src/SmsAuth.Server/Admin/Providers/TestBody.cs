using System.ComponentModel;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>Where a test text goes.</summary>
/// <param name="PhoneNumber">The number, in international format.</param>
/// <param name="Channel">How it travels; null for <c>sms</c>.</param>
internal sealed record TestBody(
    [property: Description("The number, in international format.")] string PhoneNumber,
    [property: Description("How it travels: sms, which is the default, or voice.")] string? Channel = null)
{
    /// <summary>Nothing: the number is somebody's.</summary>
    public override string ToString() => "";
}

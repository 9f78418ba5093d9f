using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.VerifyServices;

/// <summary>What a verify service is asked to send.</summary>
/// <param name="To">The phone number.</param>
/// <param name="Channel">How the code is to travel.</param>
public sealed record VerifyRequest(PhoneNumber To, string Channel = Channel.Sms)
{
    /// <summary>The language of the text, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How the text is to call the application.</summary>
    public string ApplicationName { get; init; } = "";

    /// <summary>
    /// The verification that this one takes the place of, because the user has asked for another text; null for the first. A service may go on with it
    /// and send its code again, or end it and begin another.
    /// </summary>
    public string? Previous { get; init; }
}

using System.Diagnostics;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Gateways;

/// <summary>A text on its way to a phone. It never prints its body, which holds the code.</summary>
/// <param name="To">The phone number.</param>
/// <param name="Body">The text, with the code in the clear.</param>
/// <param name="Channel">How it is to travel: <see cref="Gateways.Channel.Sms"/>, or a channel that the verifier offers beside it.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record TextMessage(PhoneNumber To, string Body, string Channel = Channel.Sms)
{
    /// <summary>The code in the text, for gateways that write the text themselves from a template of theirs; null when the text has none.</summary>
    public OtpCode? Code { get; init; }

    /// <summary>How long the code works, in whole minutes, rounded up; 0 when the text has none.</summary>
    public int Minutes { get; init; }

    /// <summary>The language of the text, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The masked number, never the body.</summary>
    public override string ToString() => $"[text to {To}]";
}

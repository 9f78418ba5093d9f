using System.Diagnostics;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Gateways;

/// <summary>A text on its way to a phone. It never prints its body, which holds the code.</summary>
/// <param name="To">The phone number.</param>
/// <param name="Body">The text, with the code in the clear.</param>
/// <param name="Channel">How it is to travel: <see cref="Gateways.Channel.Sms"/>, or a channel that the verifier offers beside it.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record TextMessage(PhoneNumber To, string Body, string Channel = Channel.Sms)
{
    /// <summary>The masked number, never the body.</summary>
    public override string ToString() => $"[text to {To}]";
}

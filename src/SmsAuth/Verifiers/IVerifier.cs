using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>Starts challenges and checks their codes. Fails closed: whatever goes wrong is never <see cref="CheckVerdict.Approved"/>.</summary>
public interface IVerifier
{
    /// <summary>The name by which clients and challenges refer to it.</summary>
    string Name { get; }

    /// <summary>The languages of its texts to a number when none that was asked for is there, BCP 47 tags, the first that there are texts in counts. Default: English.</summary>
    IReadOnlyList<string> LanguagesFor(PhoneNumber number) => ["en"];

    /// <summary>Whether it gets codes to phones. When not, no check is asked before it is.</summary>
    bool Sends => true;

    /// <summary>The channels that a challenge may use for its next text: <see cref="Channel.Sms"/> first.</summary>
    /// <param name="texts">The texts of the challenge so far.</param>
    IReadOnlyList<string> ChannelsAfter(int texts) => [Channel.Sms];

    /// <summary>Whether it gets codes to a number by a channel. When not, the caller is told that the number is not served.</summary>
    bool Serves(PhoneNumber number, string channel) => true;

    /// <summary>Limits of its own, in place of those of all. Default: none.</summary>
    LimitOverrides Limits => LimitOverrides.None;

    /// <summary>How long after each text to a number the next one may be asked for; null, the default, leaves it to the limits of all.</summary>
    IReadOnlyList<TimeSpan>? Cooldown => null;

    /// <summary>Saves a new challenge and gets a code to the phone.</summary>
    Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery);

    /// <summary>Gets another text to the phone for a pending challenge, whose tries stay as they are.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="channel">One of <see cref="ChannelsAfter"/>.</param>
    /// <param name="delivery">When the text is handed over.</param>
    /// <param name="resendAfter">How long until the text after this one may be asked for.</param>
    Task<StartVerdict> ResendAsync(Challenge challenge, string channel, Delivery delivery, TimeSpan resendAfter);

    /// <summary>Has a text that its gateway reports as failed sent by another one, if the verifier is set up for it and the challenge still waits.</summary>
    /// <param name="failed">The challenge, whose newest text failed.</param>
    /// <returns>Whether another gateway took it.</returns>
    Task<bool> SendElsewhereAsync(Challenge failed) => Task.FromResult(false);

    /// <summary>Counts a try at a pending challenge, durably, and then says whether the code was the right one.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="code">The code as presented.</param>
    /// <param name="held">Whether the challenge id was presented too.</param>
    Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held);
}

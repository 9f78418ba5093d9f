using SmsAuth.Challenges;

namespace SmsAuth.Sending;

/// <summary>Learns what became of texts. An exception is logged and changes nothing for the caller.</summary>
public interface IChallengeObserver
{
    /// <summary>A text of a challenge was handed to the gateways.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="gateway">The gateway that accepted it; null when none did.</param>
    Task SentAsync(Challenge challenge, string? gateway);

    /// <summary>The code of a challenge came back: the number is proven.</summary>
    Task ProvenAsync(Challenge challenge);
}

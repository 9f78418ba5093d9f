using SmsAuth.Challenges;

namespace SmsAuth.Sending;

/// <summary>Learns what became of texts. An exception is logged and changes nothing for the caller.</summary>
public interface IChallengeObserver
{
    /// <summary>A text of a challenge was handed to the gateways.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="gateway">The gateway that accepted it; null when none did.</param>
    Task SentAsync(Challenge challenge, string? gateway);

    /// <summary>
    /// No text was sent, though the caller was answered as if it had been. What this takes must not differ from what
    /// <see cref="SentAsync"/> takes: a caller could tell the two apart by what the next request waits for.
    /// </summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="gateway">The gateway that would have accepted it, by what became of a recent text; null when none would.</param>
    Task SuppressedAsync(Challenge challenge, string? gateway);

    /// <summary>The code of a challenge came back: the number is proven.</summary>
    Task ProvenAsync(Challenge challenge);
}

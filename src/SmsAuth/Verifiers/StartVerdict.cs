using SmsAuth.Challenges;

namespace SmsAuth.Verifiers;

/// <summary>What became of starting or resending a challenge.</summary>
public abstract record StartVerdict
{
    private StartVerdict()
    {
    }

    /// <summary>The challenge waits for its code.</summary>
    /// <param name="Challenge">The challenge as saved.</param>
    public sealed record Started(Challenge Challenge) : StartVerdict;

    /// <summary>The challenge has ended meanwhile. Resending only.</summary>
    public sealed record Ended : StartVerdict;

    /// <summary>The next text may not be asked for yet. Resending only.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    public sealed record TooSoon(TimeSpan RetryAfter) : StartVerdict;

    /// <summary>No gateway or service took it.</summary>
    public sealed record Unavailable : StartVerdict;
}

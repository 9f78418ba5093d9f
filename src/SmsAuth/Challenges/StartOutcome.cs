using SmsAuth.Gateways;

namespace SmsAuth.Challenges;

/// <summary>What became of a request for a code.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>The challenge waits for its code.</summary>
    /// <param name="Challenge">The challenge.</param>
    /// <param name="ExpiresIn">How long its code works.</param>
    /// <param name="Interval">How long until another text may be asked for.</param>
    public sealed record Started(Challenge Challenge, TimeSpan ExpiresIn, TimeSpan Interval) : StartOutcome
    {
        /// <summary>The channels that the next text may be asked for on, <see cref="Channel.Sms"/> first.</summary>
        public IReadOnlyList<string> NextChannels { get; init; } = [Channel.Sms];
    }

    /// <summary>The channel that was asked for is not offered, or not yet.</summary>
    /// <param name="Offered">The channels that are.</param>
    public sealed record ChannelNotOffered(IReadOnlyList<string> Offered) : StartOutcome;

    /// <summary>The number or its country is not served.</summary>
    public sealed record NotServed : StartOutcome;

    /// <summary>The caller is to show first that it is a person.</summary>
    public sealed record CaptchaRequired : StartOutcome;

    /// <summary>There is no such pending challenge of that client, number and purpose.</summary>
    public sealed record UnknownChallenge : StartOutcome;

    /// <summary>Another text may not be asked for yet.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    public sealed record TooSoon(TimeSpan RetryAfter) : StartOutcome;

    /// <summary>No text can be sent at the moment.</summary>
    public sealed record Unavailable : StartOutcome;
}

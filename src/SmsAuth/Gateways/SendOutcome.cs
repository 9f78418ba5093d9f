namespace SmsAuth.Gateways;

/// <summary>What a gateway said to a text: <see cref="Accepted"/> or <see cref="Failed"/>.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The gateway took the text and will deliver it.</summary>
    /// <param name="MessageId">The gateway's id of the text, if it has one.</param>
    public sealed record Accepted(string? MessageId = null) : SendOutcome;

    /// <summary>The gateway did not take the text.</summary>
    /// <param name="Reason">Why, for the operator; holds neither the code nor the number.</param>
    /// <param name="Problem">Why, in terms that are the same for every gateway.</param>
    public sealed record Failed(string Reason, SendProblem Problem = SendProblem.Other) : SendOutcome
    {
        /// <summary>How long the gateway asked to be left alone; null when it did not say.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Whether another text to another number would fare no better: it is the gateway, or our account there, that is out of order.</summary>
        public bool IsOutage => Problem is SendProblem.Throttled or SendProblem.NoCredit or SendProblem.Unauthorized or SendProblem.Misconfigured
            or SendProblem.Unavailable or SendProblem.Unknown;
    }
}

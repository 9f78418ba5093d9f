namespace SmsAuth.Limits;

/// <summary>What a limiter says.</summary>
public abstract record LimitDecision
{
    private LimitDecision()
    {
    }

    /// <summary>Every unit was taken.</summary>
    /// <param name="At">The time under which they were taken, needed to give them back.</param>
    /// <param name="Wait">How long the pace asks to wait until the next; zero without a pace.</param>
    public sealed record Taken(DateTimeOffset At, TimeSpan Wait) : LimitDecision;

    /// <summary>There is no room, and nothing was taken.</summary>
    /// <param name="Name">The name of the quota that has none.</param>
    /// <param name="RetryAfter">How long until it has room again.</param>
    public sealed record Refused(string Name, TimeSpan RetryAfter) : LimitDecision;
}

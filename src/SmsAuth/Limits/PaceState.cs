namespace SmsAuth.Limits;

/// <summary>Where a growing wait stands; the arithmetic that every limiter shares.</summary>
/// <param name="Step">The steps taken since it started over.</param>
/// <param name="NextAt">When the next one is accepted.</param>
/// <param name="ResetAt">When it starts over, unless a step is taken before.</param>
public readonly record struct PaceState(int Step, DateTimeOffset NextAt, DateTimeOffset ResetAt)
{
    /// <summary>Takes the next step, which must be due.</summary>
    public static PaceState After(PaceState state, Pace pace, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pace);
        var step = state.ResetAt <= now ? 1 : state.Step + 1;
        var next = now + pace.Waits[Math.Min(step, pace.Waits.Count) - 1];
        return new PaceState(step, next, next + pace.Reset);
    }
}

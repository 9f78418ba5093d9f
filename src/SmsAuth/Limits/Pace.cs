namespace SmsAuth.Limits;

/// <summary>
/// A growing wait, which is told and never refuses: after the n-th time the n-th of <paramref name="Waits"/>, the last one after all that
/// follow; it starts over when nothing was taken for as long as <paramref name="Reset"/>.
/// </summary>
/// <param name="Name">What is paced, such as <c>number:cooldown</c>; at most 40 characters.</param>
/// <param name="Key">Whose it is, already pseudonymous, at most 64 ASCII characters.</param>
/// <param name="Waits">The waits, at least one.</param>
/// <param name="Reset">The quiet time after which it starts over.</param>
public sealed record Pace(string Name, string Key, IReadOnlyList<TimeSpan> Waits, TimeSpan Reset)
{
    /// <summary>The wait after the n-th time.</summary>
    /// <param name="step">Which time, at least 1.</param>
    public TimeSpan WaitAfter(int step) => Waits[Math.Min(step, Waits.Count) - 1];
}

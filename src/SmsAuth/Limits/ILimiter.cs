namespace SmsAuth.Limits;

/// <summary>
/// Counts what is limited. Every decision is atomic over all its quotas and its pace, for all nodes on one store: of parallel calls no more
/// get through than there is room for, and a refused call takes nothing. Strict: no stretch of time as long as the window ever holds more
/// than the limit; for that a unit may stay taken longer than the window, by a fifth of it at most. An exception means that it cannot answer.
/// </summary>
public interface ILimiter
{
    /// <summary>Takes the units of every quota and a step of the pace, or nothing at all.</summary>
    Task<LimitDecision> TakeAsync(IReadOnlyList<Quota> quotas, Pace? pace = null);

    /// <summary>Gives units back that were taken at a time. Too late, or twice, never makes more room than there was at first.</summary>
    Task GiveBackAsync(IReadOnlyList<Quota> quotas, DateTimeOffset takenAt);

    /// <summary>Forgets all units of a quota that were taken, whatever its limit.</summary>
    Task ResetAsync(Quota quota);

    /// <summary>Lets a pace start over.</summary>
    Task ResetAsync(string name, string key);
}

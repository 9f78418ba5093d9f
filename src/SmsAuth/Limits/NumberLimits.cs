using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Limits;

/// <summary>The limits of one phone number.</summary>
public sealed class NumberLimits
{
    private static readonly TimeSpan[] DefaultCooldown = [TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(300)];

    /// <summary>
    /// How long after each text of a challenge the next one may be asked for, 0 seconds to 1 hour each; the last one holds for all that
    /// follow, and a single 0 turns the limit off. Empty means the default: 60, 120, 300 seconds.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<TimeSpan> Cooldown { get; set; } = [];

    /// <summary>The wait after a number of texts, at least one.</summary>
    internal TimeSpan CooldownAfter(int sends)
    {
        var steps = Cooldown is { Count: > 0 } ? Cooldown : DefaultCooldown;
        return steps[Math.Min(sends, steps.Count) - 1];
    }
}

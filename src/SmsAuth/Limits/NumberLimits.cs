using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Limits;

/// <summary>The limits of one phone number.</summary>
public sealed class NumberLimits
{
    private static readonly TimeSpan[] DefaultCooldown = [TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(300)];

    /// <summary>
    /// How long a challenge waits for another text after the first, second ... text to its number, of whichever challenge or client, 0 seconds
    /// to 1 hour each; the last one holds for all that follow, and a single 0 turns the limit off. It starts over with a sign-in and after a
    /// quiet hour. Empty means the default: 60, 120, 300 seconds. A new challenge need not wait, so that a stranger who asked for a code
    /// keeps nobody from asking for one: <see cref="PerHour"/> limits those.
    /// </summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<TimeSpan> Cooldown { get; set; } = [];

    /// <summary>The texts asked for in an hour, 0 (off) to 1,000. Default: 5.</summary>
    public int PerHour { get; set; } = 5;

    /// <summary>The texts asked for in a day, 0 (off) to 1,000. Default: 10.</summary>
    public int PerDay { get; set; } = 10;

    /// <summary>The waits, of which there is at least one.</summary>
    internal IReadOnlyList<TimeSpan> Waits => Cooldown is { Count: > 0 } ? [.. Cooldown] : DefaultCooldown;
}

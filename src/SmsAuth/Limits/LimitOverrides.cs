namespace SmsAuth.Limits;

/// <summary>
/// The limits that a verifier or a client sets for itself. Null leaves a limit as it is, 0 turns it off; the ranges are those of
/// <see cref="LimitOptions"/>. What is counted stays common to all: only the figure that it is compared with is another.
/// </summary>
public sealed record LimitOverrides
{
    /// <summary>Nothing is set.</summary>
    public static LimitOverrides None { get; } = new();

    /// <summary>See <see cref="NumberLimits.PerHour"/>.</summary>
    public int? NumberPerHour { get; set; }

    /// <summary>See <see cref="NumberLimits.PerDay"/>.</summary>
    public int? NumberPerDay { get; set; }

    /// <summary>See <see cref="AddressLimits.PerHour"/>.</summary>
    public int? AddressPerHour { get; set; }

    /// <summary>See <see cref="ClientLimits.PerHour"/>.</summary>
    public int? ClientPerHour { get; set; }

    /// <summary>See <see cref="CountryLimits.PerDay"/>.</summary>
    public int? CountryPerDay { get; set; }

    /// <summary>See <see cref="FailureLimits.PerNumberPerDay"/>.</summary>
    public int? FailuresPerNumberPerDay { get; set; }

    /// <summary>The names and figures of what is set.</summary>
    public IEnumerable<KeyValuePair<string, int>> Set() => Figures()
        .Where(static f => f.Value is not null)
        .Select(static f => KeyValuePair.Create(f.Key, f.Value!.Value));

    /// <summary>What is out of range, each with the name of the limit and what is allowed.</summary>
    public static IEnumerable<string> ProblemsOf(LimitOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return LimitRanges.Problems(overrides).Select(static p => $"{p.Name}: {p.Allowed}");
    }

    private IEnumerable<KeyValuePair<string, int?>> Figures() =>
    [
        new(nameof(NumberPerHour), NumberPerHour),
        new(nameof(NumberPerDay), NumberPerDay),
        new(nameof(AddressPerHour), AddressPerHour),
        new(nameof(ClientPerHour), ClientPerHour),
        new(nameof(CountryPerDay), CountryPerDay),
        new(nameof(FailuresPerNumberPerDay), FailuresPerNumberPerDay),
    ];
}

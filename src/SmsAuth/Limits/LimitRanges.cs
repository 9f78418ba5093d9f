namespace SmsAuth.Limits;

/// <summary>The most that limits can be set to.</summary>
internal static class LimitRanges
{
    public const int Number = 1_000;

    public const int Address = 1_000_000;

    public const int Everyone = 100_000_000;

    /// <summary>What is wrong with the limits of a verifier or a client, with the name of each.</summary>
    public static IEnumerable<(string Name, string Allowed)> Problems(LimitOverrides overrides) =>
        from figure in overrides.Set()
        let most = MostOf(figure.Key)
        where figure.Value < 0 || figure.Value > most
        select (figure.Key, $"0 (off) to {most}");

    private static int MostOf(string name) => name switch
    {
        nameof(LimitOverrides.NumberPerHour) or nameof(LimitOverrides.NumberPerDay) or nameof(LimitOverrides.FailuresPerNumberPerDay) => Number,
        nameof(LimitOverrides.AddressPerHour) => Address,
        _ => Everyone,
    };
}

namespace SmsAuth.Fraud.Conversion;

/// <summary>
/// The breaker on conversion: pauses a prefix or a country while its texts are hardly ever followed by a sign-in, and tells of a gateway whose
/// texts are not. It pauses when the share of texts without a sign-in is, with 97.5 % confidence (the lower bound of Wilson's score interval),
/// above one minus <see cref="MinConversion"/>.
/// </summary>
public sealed class ConversionOptions
{
    /// <summary>The longest <see cref="Window"/>. Older counts may be forgotten.</summary>
    public static readonly TimeSpan MaxWindow = TimeSpan.FromHours(48);

    /// <summary>What happens to a text to what is paused. Off in general, nothing is counted, whatever verifiers and clients say. Default: it is refused.</summary>
    public GuardMode Mode { get; set; } = GuardMode.Enforce;

    /// <summary>The share of texts that has to be followed by a sign-in, 0.001 to 0.9. Default: 0.1.</summary>
    public double MinConversion { get; set; } = 0.1;

    /// <summary>How far back texts are looked at, 1 to 48 hours. Default: 24 hours.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a text may still be followed by a sign-in before it counts against its prefix, 5 minutes to 2 hours. Default: 10 minutes.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the pause of a prefix or country is, 10 minutes to 7 days. Default: 1 hour.</summary>
    public TimeSpan PauseFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The fewest texts by which a prefix is judged, 1 to 1,000,000. Default: 40, fewer than <see cref="VelocityOptions.PerHour"/>.</summary>
    public int PrefixSample { get; set; } = 40;

    /// <summary>
    /// The fewest texts by which a country is judged, 1 to 1,000,000. Default: 500, so that one prefix at its daily limit cannot shut out its country.
    /// </summary>
    public int CountrySample { get; set; } = 500;

    /// <summary>The fewest texts by which a gateway is judged, 1 to 1,000,000. Default: 500.</summary>
    public int GatewaySample { get; set; } = 500;

    internal int SampleFor(ConversionKind kind) => kind switch
    {
        ConversionKind.Prefix => PrefixSample,
        ConversionKind.Country => CountrySample,
        _ => GatewaySample,
    };
}

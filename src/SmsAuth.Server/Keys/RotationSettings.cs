namespace SmsAuth.Server.Keys;

/// <summary>
/// How long a key of each kind is used before the next one: more than <see cref="KeySettings.Announce"/> and at most 3,650 days; 0 rotates by
/// command only. The key of the numbers is not among them: under another one nobody is recognized, so it stays.
/// </summary>
internal sealed class RotationSettings
{
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(90);

    /// <summary>Default: 90 days.</summary>
    public TimeSpan Signing { get; set; } = Quarter;

    /// <summary>Default: 90 days.</summary>
    public TimeSpan Encryption { get; set; } = Quarter;

    /// <summary>Default: 90 days.</summary>
    public TimeSpan Pepper { get; set; } = Quarter;

    /// <summary>Default: 90 days.</summary>
    public TimeSpan DataProtection { get; set; } = Quarter;

    /// <returns>Zero for never.</returns>
    public TimeSpan Of(KeyKind kind) => kind switch
    {
        KeyKind.Signing => Signing,
        KeyKind.Encryption => Encryption,
        KeyKind.Pepper => Pepper,
        KeyKind.DataProtection => DataProtection,
        _ => TimeSpan.Zero,
    };
}

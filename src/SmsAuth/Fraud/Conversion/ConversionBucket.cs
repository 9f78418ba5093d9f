namespace SmsAuth.Fraud.Conversion;

/// <summary>The texts of one subject whose challenges were started in one stretch of ten minutes.</summary>
/// <param name="StartsAt">When the stretch begins.</param>
/// <param name="Sent">The texts that a gateway accepted.</param>
/// <param name="Proven">The challenges that were proven.</param>
/// <param name="Withheld">The texts that were not sent, to numbers without an account. They are not judged.</param>
public sealed record ConversionBucket(DateTimeOffset StartsAt, int Sent = 0, int Proven = 0, int Withheld = 0)
{
    /// <summary>The length of the stretch.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>When the stretch begins that a time is in.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Length.Ticks), TimeSpan.Zero);
}

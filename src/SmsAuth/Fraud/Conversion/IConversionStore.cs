namespace SmsAuth.Fraud.Conversion;

/// <summary>
/// Counts texts and what became of them, and keeps what is paused, for all nodes. No count is lost when many come at once. It holds no numbers.
/// </summary>
public interface IConversionStore
{
    /// <summary>Adds the counts of a bucket to the one of each subject that begins at the same time.</summary>
    Task AddAsync(IReadOnlyList<ConversionSubject> subjects, ConversionBucket counts);

    /// <summary>The buckets of a subject that begin at a time or later, in any order.</summary>
    Task<IReadOnlyList<ConversionBucket>> ReadAsync(ConversionSubject subject, DateTimeOffset from);

    /// <summary>Pauses a subject, unless it is paused at <see cref="Pause.Since"/>.</summary>
    /// <returns>True for one of several callers.</returns>
    Task<bool> TryPauseAsync(Pause pause);

    /// <summary>Notes that it was told that a subject is open again, if its pause is over at <paramref name="now"/>.</summary>
    /// <returns>True for one of several callers.</returns>
    Task<bool> TryReopenAsync(ConversionSubject subject, DateTimeOffset now);

    /// <summary>Ends a pause at <paramref name="now"/>, if it lasts longer; a new sample begins then.</summary>
    /// <returns>True for one of several callers.</returns>
    Task<bool> TryEndAsync(ConversionSubject subject, DateTimeOffset now);

    /// <summary>The pauses that end after a time, and those of which it was not told that they are over.</summary>
    Task<IReadOnlyList<Pause>> PausesAsync(DateTimeOffset after);
}

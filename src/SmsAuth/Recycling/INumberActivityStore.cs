namespace SmsAuth.Recycling;

/// <summary>
/// Keeps when numbers were last proven, under their pseudonym (<see cref="PhoneNumbers.NumberHasher"/>). Writes are not cancelled when a client
/// hangs up; that is why they take no cancellation token.
/// </summary>
public interface INumberActivityStore
{
    /// <summary>Finds the activity of a number; null when it was never recorded, or was removed.</summary>
    Task<NumberActivity?> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>Records an activity in place of the one before, if any. Parallel calls for one number leave one activity.</summary>
    Task RecordAsync(string number, NumberActivity activity);

    /// <summary>Removes the activity of a number that belongs to an account; that of another account stays.</summary>
    Task RemoveAsync(string number, string accountId);
}

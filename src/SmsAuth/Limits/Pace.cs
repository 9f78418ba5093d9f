namespace SmsAuth.Limits;

/// <summary>
/// A growing wait: after the n-th time the n-th of <paramref name="Waits"/> has to pass, the last one after all that follow; it starts over
/// when nothing was taken for as long as <paramref name="Reset"/>.
/// </summary>
/// <param name="Name">What is paced, for logs and the audit trail, such as <c>number:cooldown</c>; at most 40 characters.</param>
/// <param name="Key">Whose it is, already pseudonymous, at most 64 ASCII characters.</param>
/// <param name="Waits">The waits, at least one.</param>
/// <param name="Reset">The quiet time after which it starts over.</param>
public sealed record Pace(string Name, string Key, IReadOnlyList<TimeSpan> Waits, TimeSpan Reset);

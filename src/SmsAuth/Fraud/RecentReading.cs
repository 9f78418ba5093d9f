namespace SmsAuth.Fraud;

/// <summary>Keeps what was read for a while. Whoever comes first after that reads it again, for all who wait. A failed reading is not kept.</summary>
internal sealed class RecentReading<T>(Func<Task<T>> read, TimeSpan fresh, TimeProvider time)
    where T : class
{
    private readonly Lock gate = new();
    private Task<T>? reading;
    private DateTimeOffset readAt;

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (reading is null or { IsFaulted: true } or { IsCanceled: true } || now - readAt >= fresh)
            {
                readAt = now;
                reading = read();
            }

            return reading.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Lets the next one read again.</summary>
    public void Forget()
    {
        lock (gate) reading = null;
    }
}

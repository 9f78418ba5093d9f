namespace SmsAuth.Fraud;

/// <summary>Lets something be done for each key only so often in this process.</summary>
internal sealed class Throttle<TKey>(TimeSpan between)
    where TKey : notnull
{
    private const int Capacity = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<TKey, DateTimeOffset> done = [];

    public bool IsDue(TKey key, DateTimeOffset now)
    {
        lock (gate)
        {
            if (done.TryGetValue(key, out var last) && now - last < between) return false;

            // To forget too much only means that something is done once more.
            if (done.Count >= Capacity) done.Clear();
            done[key] = now;
            return true;
        }
    }
}

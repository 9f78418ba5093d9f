using SmsAuth.Recycling;
using SmsAuth.Recycling.InMemory;

namespace SmsAuth.Tests.Recycling;

/// <summary>A store that counts what it is asked for.</summary>
internal sealed class CountingActivityStore : INumberActivityStore
{
    private readonly InMemoryNumberActivityStore inner = new();

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public Task<NumberActivity?> FindAsync(string number, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.FindAsync(number, cancellationToken);
    }

    public Task RecordAsync(string number, NumberActivity activity)
    {
        Writes++;
        return inner.RecordAsync(number, activity);
    }

    public Task RemoveAsync(string number, string accountId)
    {
        Writes++;
        return inner.RemoveAsync(number, accountId);
    }
}

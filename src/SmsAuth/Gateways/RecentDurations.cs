using System.Security.Cryptography;

namespace SmsAuth.Gateways;

/// <summary>How long the last texts of a gateway took.</summary>
internal sealed class RecentDurations
{
    private const int Kept = 64;

    private readonly long[] ticks = new long[Kept];
    private int count;

    public void Add(TimeSpan duration)
    {
        var turn = Interlocked.Increment(ref count) - 1;
        Volatile.Write(ref ticks[(uint)turn % Kept], duration.Ticks);
    }

    /// <summary>One of them, by chance; zero as long as there is none.</summary>
    public TimeSpan Draw()
    {
        var known = Volatile.Read(ref count) is var turns and >= 0 and < Kept ? turns : Kept;
        return known == 0 ? TimeSpan.Zero : new TimeSpan(Volatile.Read(ref ticks[RandomNumberGenerator.GetInt32(known)]));
    }
}

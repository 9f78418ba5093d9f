using System.Diagnostics;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>A time during which something was out of order.</summary>
internal sealed class Interval
{
    private long began = long.MaxValue;
    private long ended = long.MaxValue;

    public void Begin() => Interlocked.Exchange(ref began, Stopwatch.GetTimestamp());

    public void End() => Interlocked.Exchange(ref ended, Stopwatch.GetTimestamp());

    /// <summary>Whether something that began at a time and ends now may have met it.</summary>
    public bool Met(long since) => since <= Interlocked.Read(ref ended) && Stopwatch.GetTimestamp() >= Interlocked.Read(ref began);
}

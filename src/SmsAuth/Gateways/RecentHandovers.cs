using System.Security.Cryptography;

namespace SmsAuth.Gateways;

/// <summary>What became of the last texts of a route.</summary>
/// <param name="unknown">What is taken to become of a text as long as there was none.</param>
internal sealed class RecentHandovers(Handover unknown)
{
    private const int Kept = 64;

    private readonly Handover?[] last = new Handover?[Kept];
    private int count;

    public void Add(Handover handover)
    {
        var turn = Interlocked.Increment(ref count) - 1;
        Volatile.Write(ref last[(uint)turn % Kept], handover);
    }

    /// <summary>One of them, by chance.</summary>
    public Handover Draw()
    {
        var known = Volatile.Read(ref count) is var turns and >= 0 and < Kept ? turns : Kept;
        return (known == 0 ? null : Volatile.Read(ref last[RandomNumberGenerator.GetInt32(known)])) ?? unknown;
    }
}

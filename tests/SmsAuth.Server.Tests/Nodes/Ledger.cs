using System.Collections.Concurrent;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>What clients met.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unexplained = [];

    /// <summary>What nothing that happened explains.</summary>
    public IReadOnlyCollection<string> Unexplained => unexplained;

    public int this[string what] => counts.GetValueOrDefault(what);

    public void Count(string what) => counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public void Fault(string what) => unexplained.Enqueue(what);

    public override string ToString() => string.Join(Environment.NewLine, counts.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Value,7:N0}  {c.Key}"));
}

using System.Collections.Concurrent;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>The phones of everybody: they show the texts of all nodes, shortly after they were sent.</summary>
internal sealed class Phones(IReadOnlyList<Node> nodes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>>[] shown = [.. nodes.Select(static _ => new ConcurrentDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))];

    /// <summary>Looks again and again.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(nodes.Select((_, node) => RunAsync(node, cancellationToken)));

    /// <summary>How many texts of a node a number has so far.</summary>
    public int Count(int node, string number) => shown[node].GetValueOrDefault(number)?.Count ?? 0;

    /// <summary>Waits for the next text of a node to a number.</summary>
    /// <returns>Its code; null when none came, because the node was killed with its outbox.</returns>
    public async Task<string?> CodeAsync(int node, string number, int before)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                if (shown[node].GetValueOrDefault(number) is { } codes && codes.Count > before) return codes[0];
                await Task.Delay(Pause, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task RunAsync(int node, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var texts in (await nodes[node].TextsAsync(cancellationToken)).GroupBy(static t => t.To, static t => t.Code, StringComparer.Ordinal))
            {
                shown[node][texts.Key] = [.. texts];
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Gateways;

/// <summary>Hands a text to the first gateway of an ordered list that accepts it.</summary>
internal sealed class GatewayRoute(GatewayCatalog gateways, IOptions<RouteOptions> options, TimeProvider time, ILogger<GatewayRoute> logger)
{
    private readonly Dictionary<string, GatewayLine> lines = gateways.Names.ToDictionary(
        static n => n, n => new GatewayLine(gateways.Find(n)!, options, time), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, RecentHandovers> recent = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => lines.Keys;

    public IEnumerable<GatewayHealth> Health => lines.Values.Select(static l => l.Health);

    /// <returns>The gateway that accepted the text, and its id there; null when none did.</returns>
    public async Task<AcceptedText?> SendAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var accepted = await FirstToAcceptAsync(order, message, cancellationToken);
        RecentOf(order).Add(new Handover(Stopwatch.GetElapsedTime(start), accepted?.Gateway));
        return accepted;
    }

    /// <summary>Takes as long as a recent text of the same route took, and sends none.</summary>
    /// <returns>The name of the gateway that accepted that text, or null when none did.</returns>
    public async Task<string?> PretendAsync(IList<string> order, TextMessage message)
    {
        var recently = RecentOf(order).Draw();
        await Task.Delay(recently.Took, TimeProvider.System);
        Log.Withheld(logger, message.To);
        return recently.Gateway;
    }

    private RecentHandovers RecentOf(IList<string> order) => recent.GetOrAdd(
        string.Join('\n', order), static (_, order) => new RecentHandovers(new Handover(TimeSpan.Zero, order.FirstOrDefault())), order);

    private async Task<AcceptedText?> FirstToAcceptAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.TotalTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        foreach (var name in order)
        {
            switch (await SendAsync(name, message, either.Token, cancellationToken))
            {
                case SendOutcome.Accepted { MessageId: var id }:
                    Log.Accepted(logger, message.To, name);
                    return new AcceptedText(name, id);
                case SendOutcome.Failed failed:
                    Log.Failed(logger, message.To, name, failed.Problem, failed.Reason);
                    break;
            }
        }

        Log.NoneAccepted(logger, message.To);
        return null;
    }

    private async Task<SendOutcome> SendAsync(string name, TextMessage message, CancellationToken either, CancellationToken callers)
    {
        if (!lines.TryGetValue(name, out var line)) return new SendOutcome.Failed("there is no gateway of that name", SendProblem.Misconfigured);
        try
        {
            return await line.SendAsync(message, either);
        }
        catch (OperationCanceledException) when (!callers.IsCancellationRequested)
        {
            return new SendOutcome.Failed("no time was left", SendProblem.Unknown);
        }
    }
}

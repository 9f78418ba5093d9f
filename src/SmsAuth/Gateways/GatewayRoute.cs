using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Gateways;

/// <summary>Hands a text to the first gateway of an ordered list that accepts it.</summary>
internal sealed class GatewayRoute(IEnumerable<ISmsGateway> gateways, TimeProvider time, ILogger<GatewayRoute> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, ISmsGateway> gateways = gateways.ToDictionary(static g => g.Name, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, RecentHandovers> recent = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => gateways.Keys;

    /// <returns>The name of the gateway that accepted the text, or null when none did.</returns>
    public async Task<string?> SendAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var gateway = await FirstToAcceptAsync(order, message, cancellationToken);
        RecentOf(order).Add(new Handover(Stopwatch.GetElapsedTime(start), gateway));
        return gateway;
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

    private async Task<string?> FirstToAcceptAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken)
    {
        foreach (var name in order)
        {
            switch (await SendAsync(name, message, cancellationToken))
            {
                case SendOutcome.Accepted:
                    Log.Accepted(logger, message.To, name);
                    return name;
                case SendOutcome.Failed failed:
                    Log.Failed(logger, message.To, name, failed.Reason);
                    break;
            }
        }

        Log.NoneAccepted(logger, message.To);
        return null;
    }

    private async Task<SendOutcome> SendAsync(string name, TextMessage message, CancellationToken cancellationToken)
    {
        if (!gateways.TryGetValue(name, out var gateway)) return new SendOutcome.Failed("there is no gateway of that name");
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await gateway.SendAsync(message, either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A gateway is foreign code; its exception may quote the request. Only the type is safe to tell.
            return new SendOutcome.Failed(exception.GetType().Name);
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Gateways;

/// <summary>Hands a text to the first gateway of an ordered list that accepts it.</summary>
internal sealed class GatewayRoute(IEnumerable<ISmsGateway> gateways, TimeProvider time, ILogger<GatewayRoute> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, ISmsGateway> gateways = gateways.ToDictionary(static g => g.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, RecentDurations> recent = gateways.ToDictionary(static g => g.Name, static _ => new RecentDurations(), StringComparer.Ordinal);

    public IEnumerable<string> Names => gateways.Keys;

    /// <returns>The name of the gateway that accepted the text, or null when none did.</returns>
    public async Task<string?> SendAsync(IEnumerable<string> order, TextMessage message, CancellationToken cancellationToken)
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

    /// <summary>Takes as long as a recent text took, and sends none.</summary>
    /// <param name="order">The gateways that <see cref="SendAsync(IEnumerable{string}, TextMessage, CancellationToken)"/> would ask.</param>
    /// <param name="message">The text that is not sent.</param>
    /// <returns>The name of the gateway that would have been asked first, or null when there is none.</returns>
    public async Task<string?> PretendAsync(IEnumerable<string> order, TextMessage message)
    {
        if (order.FirstOrDefault(gateways.ContainsKey) is not { } name) return null;
        await Task.Delay(recent[name].Draw(), TimeProvider.System);
        Log.Withheld(logger, message.To, name);
        return name;
    }

    private async Task<SendOutcome> SendAsync(string name, TextMessage message, CancellationToken cancellationToken)
    {
        if (!gateways.TryGetValue(name, out var gateway)) return new SendOutcome.Failed("there is no gateway of that name");
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await gateway.SendAsync(message, either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A gateway is foreign code; its exception may quote the request. Only the type is safe to tell.
            return new SendOutcome.Failed(exception.GetType().Name);
        }
        finally
        {
            recent[name].Add(Stopwatch.GetElapsedTime(start));
        }
    }
}

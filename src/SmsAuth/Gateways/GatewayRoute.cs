using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Gateways;

/// <summary>Hands a text to the first gateway of an ordered list that accepts it.</summary>
internal sealed class GatewayRoute(GatewayCatalog gateways, IOptions<RouteOptions> options, TimeProvider time, ILogger<GatewayRoute> logger)
{
    private readonly Dictionary<string, GatewayLine> lines = gateways.Names.ToDictionary(
        static n => n, n => new GatewayLine(gateways.Find(n)!, options.Value, time), StringComparer.Ordinal);

    private readonly FirstToAccept first = new(options.Value, time, logger);

    public IEnumerable<string> Names => lines.Keys;

    public IEnumerable<GatewayHealth> Health => lines.Values.Select(static l => l.Health);

    public ISmsGateway? Find(string name) => lines.GetValueOrDefault(name)?.Gateway;

    /// <returns>The gateway that accepted the text, and its id there; null when none did.</returns>
    public Task<AcceptedText?> SendAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken) =>
        first.AskAsync(order, message.To, (name, token) => SendAsync(name, message, token), cancellationToken);

    /// <summary>Takes as long as a recent text of the same route took, and sends none.</summary>
    /// <returns>The name of the gateway that accepted that text, or null when none did.</returns>
    public Task<string?> PretendAsync(IList<string> order, TextMessage message) => first.PretendAsync(order, message.To);

    /// <summary>Hands a text to one gateway.</summary>
    public async Task<SendOutcome> SendAsync(string name, TextMessage message, CancellationToken cancellationToken) =>
        lines.TryGetValue(name, out var line)
            ? await line.SendAsync(message, cancellationToken)
            : new SendOutcome.Failed("there is no gateway of that name", SendProblem.Misconfigured);
}

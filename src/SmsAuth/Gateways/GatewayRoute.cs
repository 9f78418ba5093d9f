using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>Hands a text to the first gateway of an ordered list that accepts it.</summary>
internal sealed class GatewayRoute(GatewayCatalog gateways, IOptions<RouteOptions> options, TimeProvider time, ILogger<GatewayRoute> logger)
{
    private readonly ProviderLines<ISmsGateway, GatewayLine> lines = new(gateways.Providers, g => new GatewayLine(g, options.Value, time, logger));

    private readonly FirstToAccept first = new(options.Value, time, logger);

    public IEnumerable<string> Names => lines.Names;

    public IEnumerable<GatewayHealth> Health => lines.All.Select(static l => l.Health);

    public ISmsGateway? Find(string name) => lines.Find(name)?.Gateway;

    /// <summary>Puts gateways that were saved in place of those before, by name.</summary>
    public void Use(IReadOnlyDictionary<string, ISmsGateway> saved) => lines.Use(saved);

    /// <returns>The gateway that accepted the text, and its id there; null when none did.</returns>
    public Task<AcceptedText?> SendAsync(IList<string> order, TextMessage message, CancellationToken cancellationToken) =>
        first.AskAsync(order, message.To, (name, token) => SendAsync(name, message, token), cancellationToken);

    /// <summary>Takes as long as a recent text of the same route took, and sends none.</summary>
    /// <returns>The name of the gateway that accepted that text, or null when none did.</returns>
    public Task<string?> PretendAsync(IList<string> order, TextMessage message) => first.PretendAsync(order, message.To);

    /// <summary>Hands a text to one gateway.</summary>
    public async Task<SendOutcome> SendAsync(string name, TextMessage message, CancellationToken cancellationToken) =>
        lines.Find(name) is { } line
            ? await line.SendAsync(message, cancellationToken)
            : new SendOutcome.Failed("there is no gateway of that name", SendProblem.Misconfigured);
}

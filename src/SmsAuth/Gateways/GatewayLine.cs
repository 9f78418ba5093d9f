using Microsoft.Extensions.Logging;

namespace SmsAuth.Gateways;

/// <summary>Hands texts to one gateway.</summary>
internal sealed class GatewayLine
{
    private readonly ISmsGateway gateway;
    private readonly Circuit<SendOutcome> circuit;
    private volatile SendOutcome.Failed? lastOutage;

    public GatewayLine(ISmsGateway gateway, RouteOptions options, TimeProvider time, ILogger logger)
    {
        this.gateway = gateway;
        circuit = new Circuit<SendOutcome>(
            options,
            time,
            IsOutage,
            static (reason, problem) => new SendOutcome.Failed(reason, problem),
            isLeftAlone =>
            {
                if (isLeftAlone) Log.LeftAlone(logger, gateway.Name, options.BreakerPause, lastOutage?.Reason);
                else Log.AskedAgain(logger, gateway.Name);
            });
    }

    public ISmsGateway Gateway => gateway;

    public GatewayHealth Health => new(gateway.Name, circuit.Position, lastOutage?.Problem, lastOutage?.Reason);

    public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken) =>
        circuit.AskAsync(token => gateway.SendAsync(message, token), cancellationToken);

    private bool IsOutage(SendOutcome outcome)
    {
        if (outcome is not SendOutcome.Failed { IsOutage: true } outage) return false;
        lastOutage = outage;
        return true;
    }
}

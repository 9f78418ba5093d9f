namespace SmsAuth.Gateways;

/// <summary>Hands texts to one gateway.</summary>
internal sealed class GatewayLine(ISmsGateway gateway, RouteOptions options, TimeProvider time)
{
    private readonly Circuit<SendOutcome> circuit = new(
        options, time, static outcome => outcome is SendOutcome.Failed { IsOutage: true }, static (reason, problem) => new SendOutcome.Failed(reason, problem));

    private volatile SendOutcome.Failed? lastOutage;

    public ISmsGateway Gateway => gateway;

    public GatewayHealth Health => new(gateway.Name, circuit.Position, lastOutage?.Problem, lastOutage?.Reason);

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        var outcome = await circuit.AskAsync(token => gateway.SendAsync(message, token), cancellationToken);

        // What a circuit that is open says is not the gateway's own.
        if (outcome is SendOutcome.Failed { IsOutage: true } outage && circuit.Position is not CircuitPosition.Open) lastOutage = outage;
        else if (outcome is SendOutcome.Failed { IsOutage: true } last) lastOutage ??= last;
        return outcome;
    }
}

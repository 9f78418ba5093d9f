using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>
/// Hands texts to one gateway. It waits for so long and no longer, and after too many outages leaves the gateway alone for a while, whoever asks:
/// the circuit is that of the process. It never hands the same text over twice.
/// </summary>
internal sealed class GatewayLine
{
    private readonly ISmsGateway gateway;
    private readonly CircuitBreakerStateProvider circuit = new();
    private readonly ResiliencePipeline<SendOutcome> breaker;
    private readonly ResiliencePipeline patience;
    private volatile SendOutcome.Failed? lastOutage;

    public GatewayLine(ISmsGateway gateway, IOptions<RouteOptions> options, TimeProvider time)
    {
        this.gateway = gateway;
        var route = options.Value;
        breaker = new ResiliencePipelineBuilder<SendOutcome> { TimeProvider = time, Name = gateway.Name }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendOutcome>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is SendOutcome.Failed { IsOutage: true }),
                FailureRatio = route.BreakerFailureRatio,
                MinimumThroughput = route.BreakerMinimum,
                SamplingDuration = route.BreakerWindow,
                BreakDuration = route.BreakerPause,
                StateProvider = circuit,
            })
            .Build();
        patience = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(new TimeoutStrategyOptions { Timeout = route.AttemptTimeout }).Build();
    }

    public GatewayHealth Health => new(gateway.Name, circuit.CircuitState switch
    {
        CircuitState.Closed => CircuitPosition.Closed,
        CircuitState.HalfOpen => CircuitPosition.HalfOpen,
        _ => CircuitPosition.Open,
    }, lastOutage?.Problem, lastOutage?.Reason);

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await breaker.ExecuteAsync(
                static async (state, token) => await state.Line.TryAsync(state.Message, token), (Line: this, Message: message), cancellationToken);
            if (outcome is SendOutcome.Failed { IsOutage: true } outage) lastOutage = outage;
            return outcome;
        }
        catch (BrokenCircuitException)
        {
            return new SendOutcome.Failed("left alone after too many outages", SendProblem.Unavailable);
        }
    }

    private async Task<SendOutcome> TryAsync(TextMessage message, CancellationToken cancellationToken)
    {
        try
        {
            // What does not listen to cancellation is not waited for either.
            return await patience.ExecuteAsync(
                static async (state, token) => await state.Gateway.SendAsync(state.Message, token).WaitAsync(token), (Gateway: gateway, Message: message), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return new SendOutcome.Failed("no answer in time", SendProblem.Unknown);
        }
        catch (SettingUnavailableException exception)
        {
            return new SendOutcome.Failed(exception.Message, SendProblem.Misconfigured);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A gateway is foreign code; its exception may quote the request. Only the type is safe to tell.
            return new SendOutcome.Failed(exception.GetType().Name, SendProblem.Unknown);
        }
    }
}

using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>
/// Asks one provider. It waits for so long and no longer, and after too many outages leaves the provider alone for a while, whoever asks: the circuit
/// is that of the process. It never asks twice.
/// </summary>
/// <typeparam name="TOutcome">What the provider answers.</typeparam>
internal sealed class Circuit<TOutcome>
    where TOutcome : class
{
    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline<TOutcome> breaker;
    private readonly ResiliencePipeline patience;
    private readonly Func<string, SendProblem, TOutcome> fail;

    /// <param name="options">How long to wait, and when to leave the provider alone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isOutage">Whether an answer says that another request would fare no better.</param>
    /// <param name="fail">Makes an answer of a reason for the operator, and what it means.</param>
    public Circuit(RouteOptions options, TimeProvider time, Func<TOutcome, bool> isOutage, Func<string, SendProblem, TOutcome> fail)
    {
        this.fail = fail;
        breaker = new ResiliencePipelineBuilder<TOutcome> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<TOutcome>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } outcome && isOutage(outcome)),
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimum,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerPause,
                StateProvider = state,
            })
            .Build();
        patience = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout }).Build();
    }

    public CircuitPosition Position => state.CircuitState switch
    {
        CircuitState.Closed => CircuitPosition.Closed,
        CircuitState.HalfOpen => CircuitPosition.HalfOpen,
        _ => CircuitPosition.Open,
    };

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<TOutcome> AskAsync(Func<CancellationToken, Task<TOutcome>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await breaker.ExecuteAsync(
                static async (state, token) => await state.Circuit.TryAsync(state.Ask, token), (Circuit: this, Ask: ask), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            return fail("left alone after too many outages", SendProblem.Unavailable);
        }
    }

    private async Task<TOutcome> TryAsync(Func<CancellationToken, Task<TOutcome>> ask, CancellationToken cancellationToken)
    {
        try
        {
            // What does not listen to cancellation is not waited for either.
            return await patience.ExecuteAsync(static async (ask, token) => await ask(token).WaitAsync(token), ask, cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return fail("no answer in time", SendProblem.Unknown);
        }
        catch (SettingUnavailableException exception)
        {
            return fail(exception.Message, SendProblem.Misconfigured);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A provider is foreign code; its exception may quote the request. Only the type is safe to tell.
            return fail(exception.GetType().Name, SendProblem.Unknown);
        }
    }
}

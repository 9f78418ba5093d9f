using Microsoft.Extensions.Logging;
using SmsAuth.Gateways;

namespace SmsAuth.VerifyServices;

/// <summary>Asks one verify service.</summary>
internal sealed class ServiceLine
{
    private readonly IVerifyService service;
    private readonly Circuit<SendOutcome> starts;
    private readonly Circuit<VerifyAnswer> checks;
    private volatile SendOutcome.Failed? lastOutage;

    public ServiceLine(IVerifyService service, RouteOptions options, TimeProvider time, ILogger logger)
    {
        this.service = service;
        starts = new Circuit<SendOutcome>(options, time, IsOutage, static (reason, problem) => new SendOutcome.Failed(reason, problem), Tell);
        checks = new Circuit<VerifyAnswer>(options, time, IsOutage, static (reason, problem) => new VerifyAnswer.Failed(reason, problem), Tell);

        void Tell(bool isLeftAlone)
        {
            if (isLeftAlone) Gateways.Log.LeftAlone(logger, service.Name, options.BreakerPause, lastOutage?.Reason);
            else Gateways.Log.AskedAgain(logger, service.Name);
        }
    }

    public IVerifyService Service => service;

    /// <summary>The worse of its two circuits.</summary>
    public GatewayHealth Health => new(
        service.Name, (CircuitPosition)Math.Max((int)starts.Position, (int)checks.Position), lastOutage?.Problem, lastOutage?.Reason);

    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken) =>
        await starts.AskAsync(token => service.StartAsync(request, token), cancellationToken) switch
        {
            // Without an id nothing can be checked.
            SendOutcome.Accepted { MessageId: not { Length: >= 1 and <= AcceptedText.MaxIdLength } } => new SendOutcome.Failed("no id of the verification", SendProblem.Unknown),
            var outcome => outcome,
        };

    public Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken) =>
        checks.AskAsync(token => service.CheckAsync(check, token), cancellationToken);

    private bool IsOutage(SendOutcome outcome)
    {
        if (outcome is not SendOutcome.Failed { IsOutage: true } outage) return false;
        lastOutage = outage;
        return true;
    }

    private bool IsOutage(VerifyAnswer answer)
    {
        if (answer is not VerifyAnswer.Failed(var reason, var problem)) return false;
        lastOutage = new SendOutcome.Failed(reason, problem);
        return true;
    }
}

using SmsAuth.Gateways;

namespace SmsAuth.VerifyServices;

/// <summary>Asks one verify service.</summary>
internal sealed class ServiceLine(IVerifyService service, RouteOptions options, TimeProvider time)
{
    private readonly Circuit<SendOutcome> starts = new(
        options, time, static outcome => outcome is SendOutcome.Failed { IsOutage: true }, static (reason, problem) => new SendOutcome.Failed(reason, problem));

    private readonly Circuit<VerifyAnswer> checks = new(
        options, time, static answer => answer is VerifyAnswer.Failed, static (reason, problem) => new VerifyAnswer.Failed(reason, problem));

    private volatile SendOutcome.Failed? lastOutage;

    public IVerifyService Service => service;

    /// <summary>The worse of its two circuits.</summary>
    public GatewayHealth Health => new(
        service.Name, (CircuitPosition)Math.Max((int)starts.Position, (int)checks.Position), lastOutage?.Problem, lastOutage?.Reason);

    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var outcome = await starts.AskAsync(token => service.StartAsync(request, token), cancellationToken);

        // Without an id nothing can be checked.
        if (outcome is SendOutcome.Accepted { MessageId: not { Length: >= 1 and <= AcceptedText.MaxIdLength } }) outcome = new SendOutcome.Failed("no id of the verification", SendProblem.Unknown);
        if (outcome is SendOutcome.Failed { IsOutage: true } outage) lastOutage = outage;
        return outcome;
    }

    public async Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken)
    {
        var answer = await checks.AskAsync(token => service.CheckAsync(check, token), cancellationToken);
        if (answer is VerifyAnswer.Failed(var reason, var problem)) lastOutage = new SendOutcome.Failed(reason, problem);
        return answer;
    }
}

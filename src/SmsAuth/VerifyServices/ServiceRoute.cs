using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;
using SmsAuth.Settings;

namespace SmsAuth.VerifyServices;

/// <summary>Has the first verify service of an ordered list send a code, and asks the one that did.</summary>
internal sealed class ServiceRoute(VerifyServiceCatalog services, IOptions<RouteOptions> options, TimeProvider time, ILogger<ServiceRoute> logger)
{
    private readonly ProviderLines<IVerifyService, ServiceLine> lines = new(services.Providers, s => new ServiceLine(s, options.Value, time, logger));

    private readonly FirstToAccept first = new(options.Value, time, logger);
    private readonly RecentHandovers checks = new(new Handover(TimeSpan.Zero, Gateway: "none yet"));

    public IEnumerable<string> Names => lines.Names;

    public IEnumerable<GatewayHealth> Health => lines.All.Select(static l => l.Health);

    public IVerifyService? Find(string name) => lines.Find(name)?.Service;

    /// <summary>Puts verify services that were saved in place of those before, by name.</summary>
    public void Use(IReadOnlyDictionary<string, IVerifyService> saved) => lines.Use(saved);

    /// <returns>The service that sends a code, and its id of the verification; null when none does.</returns>
    public Task<AcceptedText?> StartAsync(IList<string> order, VerifyRequest request, CancellationToken cancellationToken) =>
        first.AskAsync(order, request.To, (name, token) => StartAsync(name, request, token), cancellationToken);

    /// <summary>Takes as long as a recent start by the same list took, and starts nothing.</summary>
    /// <returns>The name of the service that was asked then, or null when none did.</returns>
    public Task<string?> PretendToStartAsync(IList<string> order, PhoneNumber to) => first.PretendAsync(order, to);

    public async Task<VerifyAnswer> CheckAsync(string name, VerifyCheck check, CancellationToken cancellationToken)
    {
        if (lines.Find(name) is not { } line) return new VerifyAnswer.Failed("there is no verify service of that name", SendProblem.Misconfigured);
        var start = Stopwatch.GetTimestamp();
        var answer = await line.CheckAsync(check, cancellationToken);
        checks.Add(new Handover(Stopwatch.GetElapsedTime(start), answer is VerifyAnswer.Failed ? null : name));
        return answer;
    }

    /// <summary>Takes as long as a recent check took, and asks nobody.</summary>
    /// <returns>What that check would have said of a wrong code.</returns>
    public async Task<VerifyAnswer> PretendToCheckAsync()
    {
        var recently = checks.Draw();
        await Task.Delay(recently.Took, TimeProvider.System);
        return recently.Gateway is null ? new VerifyAnswer.Failed("as a recent check", SendProblem.Unknown) : new VerifyAnswer.Rejected();
    }

    private async Task<SendOutcome> StartAsync(string name, VerifyRequest request, CancellationToken cancellationToken) =>
        lines.Find(name) is { } line
            ? await line.StartAsync(request, cancellationToken)
            : new SendOutcome.Failed("there is no verify service of that name", SendProblem.Misconfigured);
}

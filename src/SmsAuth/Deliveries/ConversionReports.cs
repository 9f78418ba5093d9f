using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Gateways;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace SmsAuth.Deliveries;

/// <summary>Tells gateways that want to hear it that the code of a text was entered, after the answer to whoever entered it.</summary>
internal sealed class ConversionReports(
    GatewayRoute gateways,
    DeferredSends deferred,
    IOptions<RouteOptions> options,
    TimeProvider time,
    ILogger<ConversionReports> logger) : IChallengeObserver
{
    public Task SentAsync(Challenge challenge, string? gateway) => Task.CompletedTask;

    public Task SuppressedAsync(Challenge challenge, string? gateway) => Task.CompletedTask;

    public Task ProvenAsync(Challenge challenge)
    {
        if (challenge is { Gateway: { } gateway, MessageId: { } messageId } && gateways.Find(gateway) is IConversionFeedback feedback)
        {
            var conversion = new Conversion(messageId, Verified: true, time.GetUtcNow());
            deferred.Enqueue(() => ReportAsync(gateway, feedback, conversion));
        }

        return Task.CompletedTask;
    }

    private async Task ReportAsync(string gateway, IConversionFeedback feedback, Conversion conversion)
    {
        using var patience = new CancellationTokenSource(options.Value.AttemptTimeout, time);
        try
        {
            if (await feedback.ReportAsync(conversion, patience.Token)) return;
            Log.NotReported(logger, gateway, "refused");
        }
        catch (Exception exception)
        {
            Log.NotReported(logger, gateway, exception.GetType().Name);
        }
    }
}

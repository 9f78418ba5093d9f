using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Gateways;
using SmsAuth.Settings;
using SmsAuth.Statistics;
using SmsAuth.Verifiers;

namespace SmsAuth.Deliveries;

/// <summary>Takes what gateways say of their texts: records how far a text has come, and has one that failed sent elsewhere.</summary>
public sealed class ReceiptDesk
{
    // A gateway may be faster than the record of what it took.
    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromSeconds(1);

    private readonly GatewayRoute gateways;
    private readonly IChallengeStore challenges;
    private readonly VerifierChoice verifiers;
    private readonly DeliveryMetrics metrics;
    private readonly StatisticsCounter statistics;
    private readonly TimeProvider time;
    private readonly ILogger<ReceiptDesk> logger;

    internal ReceiptDesk(
        GatewayRoute gateways, IChallengeStore challenges, VerifierChoice verifiers, DeliveryMetrics metrics, StatisticsCounter statistics, TimeProvider time,
        ILogger<ReceiptDesk> logger) =>
        (this.gateways, this.challenges, this.verifiers, this.metrics, this.statistics, this.time, this.logger) = (gateways, challenges, verifiers, metrics, statistics, time, logger);

    /// <summary>Reads a request to the receipt address of a gateway, and acts on it when it is genuine. Receipts may come twice and in any order.</summary>
    public async Task<ReceiptVerdict> TakeAsync(string gateway, ReceiptRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(request);
        if (gateways.Find(gateway) is not IReceiptReader reader) return new ReceiptVerdict.NoSuchGateway();
        switch (await ReadAsync(reader, request))
        {
            case ReceiptReading.Genuine genuine:
                await ApplyAsync(gateway, genuine.Receipts, cancellationToken);
                return new ReceiptVerdict.Taken(genuine.Answer);
            case ReceiptReading.Refused(var reason):
                Log.Refused(logger, gateway, reason);
                return new ReceiptVerdict.Refused();
            default:
                return new ReceiptVerdict.Refused();
        }
    }

    private static async Task<ReceiptReading> ReadAsync(IReceiptReader reader, ReceiptRequest request)
    {
        try
        {
            return await reader.ReadAsync(request);
        }
        catch (SettingUnavailableException exception)
        {
            return new ReceiptReading.Refused(exception.Message);
        }
        catch (Exception exception)
        {
            // A gateway is foreign code; its exception may quote the request.
            return new ReceiptReading.Refused(exception.GetType().Name);
        }
    }

    private async Task ApplyAsync(string gateway, IReadOnlyList<Receipt> receipts, CancellationToken cancellationToken)
    {
        var unknown = await ApplyKnownAsync(gateway, receipts, cancellationToken);
        if (unknown.Count == 0) return;
        await Task.Delay(BeforeLookingAgain, time, cancellationToken);
        foreach (var _ in await ApplyKnownAsync(gateway, unknown, cancellationToken)) Log.Unknown(logger, gateway);
    }

    /// <returns>Those that are about no text that is known.</returns>
    private async Task<IReadOnlyList<Receipt>> ApplyKnownAsync(string gateway, IReadOnlyList<Receipt> receipts, CancellationToken cancellationToken)
    {
        List<Receipt> unknown = [];
        foreach (var receipt in receipts)
        {
            if (await challenges.FindByMessageAsync(gateway, receipt.MessageId, cancellationToken) is [var challenge, ..]) await ApplyAsync(gateway, Short(receipt), challenge);
            else unknown.Add(receipt);
        }

        return unknown;
    }

    private async Task ApplyAsync(string gateway, Receipt receipt, Challenge challenge)
    {
        if (!await challenges.TryAdvanceDeliveryAsync(gateway, receipt)) return;
        Log.Moved(logger, challenge.Id, gateway, receipt.State, receipt.Reason);
        if (receipt.State is DeliveryState.Delivered) CountDelivered(gateway, challenge);
        if (receipt.State is not DeliveryState.Failed) return;

        metrics.Count(challenge, gateway, "failed");
        statistics.Count(Happening.Undelivered, challenge, gateway);
        if (verifiers.For(challenge) is { } verifier) await SendElsewhereAsync(verifier, challenge, gateway);
    }

    private void CountDelivered(string gateway, Challenge challenge)
    {
        metrics.Count(challenge, gateway, "delivered");
        statistics.Count(Happening.Delivered, challenge, gateway);

        // When a later text was sent is not kept.
        if (challenge.Sends == 1) statistics.Count(Happening.DeliveryTime, challenge, gateway, DeliveryTimes.ClassOf(time.GetUtcNow() - challenge.CreatedAt));
    }

    private async Task SendElsewhereAsync(IVerifier verifier, Challenge challenge, string gateway)
    {
        try
        {
            await verifier.SendElsewhereAsync(challenge);
        }
        catch (Exception exception)
        {
            // The receipt itself was taken: sent again, it would change nothing.
            Log.NotRerouted(logger, exception, challenge.Id, gateway);
        }
    }

    private static Receipt Short(Receipt receipt) =>
        receipt.Reason is { Length: > Receipt.MaxReasonLength } reason ? receipt with { Reason = reason[..Receipt.MaxReasonLength] } : receipt;
}

using System.Threading.Channels;
using SmsAuth.Fraud.Alerts;

namespace SmsAuth.Server.Alerts;

/// <summary>
/// Posts alerts to the webhook in the background, so that no sign-in waits for it. One that is not accepted is posted again, with the same id and
/// longer and longer waits, for about three quarters of an hour.
/// </summary>
internal sealed class WebhookAlerts(IServiceScopeFactory scopes, TimeProvider time, ILogger<WebhookAlerts> logger) : BackgroundService, IFraudAlertSink
{
    private const int Workers = 4;
    private const int Capacity = 1000;

    internal static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    private readonly Channel<FraudAlert> queue = Channel.CreateBounded<FraudAlert>(Capacity);

    public ValueTask TakeAsync(FraudAlert alert)
    {
        if (!queue.Writer.TryWrite(alert)) Log.Dropped(logger, alert.Id);
        return ValueTask.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var alert in queue.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await DeliverAsync(alert, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                Log.GivenUp(logger, alert.Id, "the server stops");
            }
        }
    }

    private async Task DeliverAsync(FraudAlert alert, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await PostAsync(alert, stopping) is not { } failure)
            {
                Log.Delivered(logger, alert.Id);
                return;
            }

            if (failure.IsFinal || attempt == Waits.Length)
            {
                Log.GivenUp(logger, alert.Id, failure.Reason);
                return;
            }

            var wait = Task.Delay(Waits[attempt], time, stopping);
            Log.NotDelivered(logger, alert.Id, failure.Reason, Waits[attempt]);
            await wait;
        }
    }

    private async Task<WebhookFailure?> PostAsync(FraudAlert alert, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WebhookClient>().PostAsync(alert, stopping);
    }
}

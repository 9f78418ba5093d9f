using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Statistics;

/// <summary>
/// Hands the counts to the store every ten seconds, and at the end what is left. A process that is killed loses those of the last seconds; where only the
/// acknowledgement of the store was lost they are counted twice: figures for people who look after a server, not for accounts.
/// </summary>
internal sealed class StatisticsWriter(StatisticsCounter counter, IStatisticsStore? store, TimeProvider time, ILogger<StatisticsWriter> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    /// <summary>Stores what was counted until now.</summary>
    public async Task WriteAsync()
    {
        if (store is null || counter.Take() is not { Count: > 0 } counts) return;
        try
        {
            await store.AddAsync(time.GetUtcNow(), counts);
        }
        catch (Exception exception)
        {
            Log.NotStored(logger, exception, counts.Count);
            counter.PutBack(counts);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (store is null) counter.Take();
            await WriteAsync();
        }
    }
}

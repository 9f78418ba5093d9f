using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Maintenance;

/// <summary>
/// Removes what is due, again and again, one node at a time, in small batches with pauses between them, so that nobody waits for it. A pause is
/// in proportion to what the batch before it took: the slower the database answers, the more of its time is left to everybody else.
/// </summary>
internal sealed class Purging(
    IEnumerable<IExpiringStore> stores, PurgeLease lease, IOptions<RetentionOptions> options, TimeProvider time, ILogger<Purging> logger) : BackgroundService
{
    internal const int MaxBatch = 500;
    internal static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(10);
    private const double PausePerWork = 2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = stores.ToList();
        while (all.Count > 0)
        {
            await Task.Delay(NextWait(), time, stoppingToken);
            await PurgeAllAsync(all, stoppingToken);
        }
    }

    private async Task PurgeAllAsync(List<IExpiringStore> all, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var store in all)
            {
                if (!await TryPurgeAsync(store, cancellationToken)) return;
            }
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    /// <returns>Whether this node may go on with the next store.</returns>
    private async Task<bool> TryPurgeAsync(IExpiringStore store, CancellationToken cancellationToken)
    {
        var rows = 0L;
        var held = true;
        try
        {
            for (var batch = MaxBatch; batch == MaxBatch && (held = await lease.HoldAsync());)
            {
                var start = time.GetTimestamp();
                batch = await store.PurgeAsync(time.GetUtcNow(), MaxBatch, cancellationToken);
                rows += batch;
                if (batch == MaxBatch) await Task.Delay(PauseAfter(time.GetElapsedTime(start)), time, cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, store.Name);
        }

        if (rows > 0) Log.Purged(logger, store.Name, rows);
        return held;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception exception)
        {
            Log.NotReleased(logger, exception, PurgeLease.Length);
        }
    }

    private static TimeSpan PauseAfter(TimeSpan work) => work * PausePerWork is var pause && pause > MinPause ? pause : MinPause;

    private TimeSpan NextWait() => options.Value.Interval * (RandomNumberGenerator.GetInt32(800, 1201) / 1000.0);
}

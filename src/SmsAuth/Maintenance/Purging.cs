using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Maintenance;

/// <summary>
/// Removes what is due, again and again, in small batches with pauses between them, so that nobody waits for it. Nodes wait for times of
/// different lengths; when two do it at once nothing is harmed, see <see cref="IExpiringStore"/>.
/// </summary>
internal sealed class Purging(
    IEnumerable<IExpiringStore> stores, IOptions<RetentionOptions> options, TimeProvider time, ILogger<Purging> logger) : BackgroundService
{
    internal const int MaxBatch = 500;
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = stores.ToList();
        while (all.Count > 0)
        {
            await Task.Delay(NextWait(), time, stoppingToken);
            foreach (var store in all) await PurgeAsync(store, stoppingToken);
        }
    }

    private async Task PurgeAsync(IExpiringStore store, CancellationToken cancellationToken)
    {
        var rows = 0L;
        try
        {
            while (await store.PurgeAsync(time.GetUtcNow(), MaxBatch, cancellationToken) is > 0 and var batch)
            {
                rows += batch;
                if (batch < MaxBatch) break;
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, store.Name);
        }

        if (rows > 0) Log.Purged(logger, store.Name, rows);
    }

    private TimeSpan NextWait() => options.Value.Interval * (RandomNumberGenerator.GetInt32(800, 1201) / 1000.0);
}

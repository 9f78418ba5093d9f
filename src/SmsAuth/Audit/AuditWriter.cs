using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Audit;

/// <summary>
/// Writes the trail to its store in batches, so that no request pays for a round trip. A full queue makes requests wait instead of losing
/// entries. A batch that fails is handed over again until it is stored. On shutdown all that waits is stored, as long as the host allows.
/// </summary>
internal sealed class AuditWriter(IAuditStore? store, TimeProvider time, ILogger<AuditWriter> logger) : IHostedService, IDisposable
{
    internal const int Capacity = 10_000;
    internal const int MaxBatch = 200;
    internal static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<AuditRecord> queue = Channel.CreateBounded<AuditRecord>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly CancellationTokenSource giveUp = new();
    private Task running = Task.CompletedTask;
    private int waiting;

    public async ValueTask EnqueueAsync(AuditRecord record)
    {
        if (store is null) return;
        if (queue.Writer.TryWrite(record)) return;
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await queue.Writer.WriteAsync(record, patience.Token);
        }
        catch (ChannelClosedException)
        {
            // The host stops; what still happens is stored at once.
            await store.AppendAsync([record]);
        }
        catch (OperationCanceledException)
        {
            Log.QueueFull(logger, Patience);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (store is not null) running = Task.Run(() => WriteAllAsync(store), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        try
        {
            await running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await giveUp.CancelAsync();
            Log.LeftBehind(logger, waiting + queue.Reader.Count);
        }
    }

    public void Dispose() => giveUp.Dispose();

    private async Task WriteAllAsync(IAuditStore store)
    {
        while (await NextBatchAsync() is { Count: > 0 } batch)
        {
            waiting = batch.Count;
            if (!await StoreAsync(store, batch)) return;
            waiting = 0;
        }
    }

    /// <summary>Waits for an entry, and then a moment for those that follow it. Empty when there are no more.</summary>
    private async Task<List<AuditRecord>> NextBatchAsync()
    {
        List<AuditRecord> batch = [];
        if (!await queue.Reader.WaitToReadAsync()) return batch;
        using var linger = new CancellationTokenSource(Linger, time);
        try
        {
            do
            {
                while (batch.Count < MaxBatch && queue.Reader.TryRead(out var record)) batch.Add(record);
            }
            while (batch.Count < MaxBatch && await queue.Reader.WaitToReadAsync(linger.Token));
        }
        catch (OperationCanceledException)
        {
            // The moment is over.
        }

        return batch;
    }

    private async Task<bool> StoreAsync(IAuditStore store, List<AuditRecord> batch)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await store.AppendAsync(batch);
                if (wait > FirstWait) Log.StoredAgain(logger);
                return true;
            }
            catch (Exception exception)
            {
                Log.NotStored(logger, exception, batch.Count, wait);
            }

            try
            {
                await Task.Delay(wait, time, giveUp.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}

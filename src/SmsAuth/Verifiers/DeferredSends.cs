using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Verifiers;

/// <summary>
/// Sends texts after their challenge was answered, a few at a time. On shutdown those that wait are still sent, as long as the host allows.
/// </summary>
internal sealed class DeferredSends(ILogger<DeferredSends> logger) : IHostedService
{
    private const int Workers = 8;

    private readonly Channel<Func<Task>> queue = Channel.CreateUnbounded<Func<Task>>();
    private Task running = Task.CompletedTask;

    public void Enqueue(Func<Task> send)
    {
        // The text belongs to the request that asked for it, and so do its log lines, its trace and its audit entry.
        var request = ExecutionContext.Capture();
        Func<Task> sendWithin = request is null ? send : () => Within(request, send);

        // Closed only while the host stops: a text that was promised is then sent at once.
        if (!queue.Writer.TryWrite(sendWithin)) _ = RunAsync(sendWithin);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
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
            Log.TextsLeftBehind(logger, queue.Reader.Count);
        }
    }

    private static Task Within(ExecutionContext request, Func<Task> send)
    {
        var sending = Task.CompletedTask;
        ExecutionContext.Run(request, _ => sending = send(), null);
        return sending;
    }

    private async Task WorkAsync()
    {
        await foreach (var send in queue.Reader.ReadAllAsync()) await RunAsync(send);
    }

    private async Task RunAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception exception)
        {
            Log.DeferredSendFailed(logger, exception);
        }
    }
}

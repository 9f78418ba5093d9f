using Microsoft.Extensions.Options;

namespace SmsAuth.Server.Shutdown;

/// <summary>
/// Lets a server that was told to end serve on for a while: it is not ready any more (<see cref="Health.Readiness"/>), and load balancers need
/// their time to notice. Everything else stops afterwards.
/// </summary>
internal sealed class Drain(IHostApplicationLifetime lifetime, IOptions<ShutdownSettings> options, TimeProvider time, ILogger<Drain> logger)
    : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A command that has done its work stops the host without telling it to end before; nobody was ever sent to it.
        if (!lifetime.ApplicationStopping.IsCancellationRequested || options.Value.Drain is not { } drain || drain == TimeSpan.Zero) return;
        Log.Draining(logger, drain);
        await Task.Delay(drain, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

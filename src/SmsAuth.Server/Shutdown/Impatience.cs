using System.Runtime.InteropServices;

namespace SmsAuth.Server.Shutdown;

/// <summary>Ends the process at once when it is told to end for a second time. The host itself passes over that.</summary>
internal sealed class Impatience(ILogger<Impatience> logger) : IHostedService, IDisposable
{
    // As shells tell of a program that a signal has ended: 128 and the signal's number.
    private const int SignalBase = 128;
    private const int InterruptNumber = 2;
    private const int TerminateNumber = 15;

    private readonly List<PosixSignalRegistration> registrations = [];
    private int asked;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Ask(TerminateNumber)));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Ask(InterruptNumber)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => registrations.ForEach(static r => r.Dispose());

    private void Ask(int signal)
    {
        if (Interlocked.Increment(ref asked) == 1) return;
        Log.Impatient(logger);
        Environment.Exit(SignalBase + signal);
    }
}

using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using SmsAuth.Fraud.Alerts;

namespace SmsAuth.Fraud.Conversion;

/// <summary>The pauses of late, from a copy that is at most five seconds old. Whoever reads a pause that is over tells that it is.</summary>
internal sealed class ConversionPauses
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly IConversionStore store;
    private readonly FraudAlerts alerts;
    private readonly IOptions<FraudOptions> options;
    private readonly TimeProvider time;
    private readonly RecentReading<FrozenDictionary<ConversionSubject, Pause>> pauses;

    public ConversionPauses(IConversionStore store, FraudAlerts alerts, IOptions<FraudOptions> options, TimeProvider time)
    {
        (this.store, this.alerts, this.options, this.time) = (store, alerts, options, time);
        pauses = new(ReadAsync, Fresh, time);
    }

    /// <summary>The newest pause of a subject, also one that is over; null when there was none within the window.</summary>
    public async Task<Pause?> FindAsync(ConversionSubject subject, CancellationToken cancellationToken) =>
        (await pauses.GetAsync(cancellationToken)).GetValueOrDefault(subject);

    /// <summary>Pauses a subject, and tells of it, unless another node did so before.</summary>
    public async Task PauseAsync(ConversionSubject subject, ConversionSample sample)
    {
        var now = time.GetUtcNow();
        var isGateway = subject.Kind is ConversionKind.Gateway;
        var pause = new Pause { Subject = subject, Since = now, Until = now + options.Value.Conversion.PauseFor, Reopened = isGateway };
        if (!await store.TryPauseAsync(pause)) return;
        pauses.Forget();
        await alerts.RaiseAsync(new FraudAlert
        {
            Change = isGateway ? FraudChange.Suspected : FraudChange.Paused,
            Subject = subject,
            At = now,
            Until = isGateway ? null : pause.Until,
            Sent = sample.Sent,
            Proven = sample.Proven,
        });
    }

    /// <summary>Lets the next question be answered from the store.</summary>
    public void Forget() => pauses.Forget();

    private async Task<FrozenDictionary<ConversionSubject, Pause>> ReadAsync()
    {
        var now = time.GetUtcNow();
        var read = await store.PausesAsync(now - options.Value.Conversion.Window);
        foreach (var over in read.Where(p => !p.Reopened && p.Until <= now))
        {
            if (!await store.TryReopenAsync(over.Subject, now)) continue;
            await alerts.RaiseAsync(new FraudAlert { Change = FraudChange.Reopened, Subject = over.Subject, At = now });
        }

        return read.ToFrozenDictionary(static p => p.Subject);
    }
}

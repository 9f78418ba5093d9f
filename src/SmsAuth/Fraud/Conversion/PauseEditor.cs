using SmsAuth.Audit;

namespace SmsAuth.Fraud.Conversion;

/// <summary>What administrators do with the pauses of prefixes and countries. Every change is in the audit trail; all nodes follow within five seconds.</summary>
public sealed class PauseEditor
{
    private readonly IConversionStore store;
    private readonly ConversionPauses pauses;
    private readonly IAuditTrail audit;
    private readonly TimeProvider time;

    internal PauseEditor(IConversionStore store, ConversionPauses pauses, IAuditTrail audit, TimeProvider time) =>
        (this.store, this.pauses, this.audit, this.time) = (store, pauses, audit, time);

    /// <summary>The prefixes and countries that are paused now, and the gateways that are suspected, those that were paused last first.</summary>
    public async Task<IReadOnlyList<Pause>> ListAsync()
    {
        var now = time.GetUtcNow();
        return [.. (await store.PausesAsync(now)).Where(p => p.Until > now).OrderByDescending(static p => p.Since)];
    }

    /// <summary>Pauses a prefix or country until a time, unless it is paused already.</summary>
    /// <param name="subject">The prefix or country.</param>
    /// <param name="until">When it opens again; in the future.</param>
    /// <param name="actor">Who does it.</param>
    /// <returns>False when it is paused already.</returns>
    public async Task<bool> PauseAsync(ConversionSubject subject, DateTimeOffset until, string actor)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var now = time.GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, now);
        if (!await store.TryPauseAsync(new Pause { Subject = subject, Since = now, Until = until })) return false;
        await ToldAsync("paused", subject, actor, now);
        return true;
    }

    /// <summary>Lets a prefix or country through again, whose next sample begins now.</summary>
    /// <param name="subject">The prefix or country.</param>
    /// <param name="actor">Who does it.</param>
    /// <returns>False when it is not paused.</returns>
    public async Task<bool> OpenAsync(ConversionSubject subject, string actor)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var now = time.GetUtcNow();
        if (!await store.TryEndAsync(subject, now)) return false;
        await ToldAsync("opened", subject, actor, now);
        return true;
    }

    private async Task ToldAsync(string what, ConversionSubject subject, string actor, DateTimeOffset now)
    {
        pauses.Forget();
        await audit.RecordAsync(new AuditEntry { Event = AuditEvent.AdminAction, At = now, Reason = $"pause:{what}:{subject}", Actor = actor });
    }
}

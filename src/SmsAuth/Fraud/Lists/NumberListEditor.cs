using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Fraud.Lists;

/// <summary>What administrators do with the lists. Every change is in the audit trail; all nodes follow it within ten seconds.</summary>
public sealed class NumberListEditor
{
    private readonly INumberListStore store;
    private readonly NumberHasher hasher;
    private readonly IAuditTrail audit;
    private readonly TimeProvider time;
    private readonly ILogger<NumberListEditor> logger;

    internal NumberListEditor(INumberListStore store, NumberHasher hasher, IAuditTrail audit, TimeProvider time, ILogger<NumberListEditor> logger) =>
        (this.store, this.hasher, this.audit, this.time, this.logger) = (store, hasher, audit, time, logger);

    /// <summary>Puts a number or prefix on a list, in place of what was said of it before.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="pattern">The number or prefix.</param>
    /// <param name="until">When it ends; in the future.</param>
    /// <param name="actor">Who does it, 1 to <see cref="NumberListEntry.MaxActorLength"/> characters.</param>
    public async Task PutAsync(ListKind kind, NumberPattern pattern, DateTimeOffset until, string actor)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actor.Length, NumberListEntry.MaxActorLength, nameof(actor));
        var now = time.GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, now);

        await store.PutAsync(new NumberListEntry
        {
            Match = MatchOf(pattern),
            Kind = kind,
            Shown = pattern.ToString(),
            Until = until,
            AddedAt = now,
            AddedBy = actor,
        });
        Log.Listed(logger, actor, pattern.ToString(), kind.ToString(), until);
        await AuditAsync(kind.ToString().ToLowerInvariant(), pattern, actor);
    }

    /// <summary>Takes a number or prefix off the list that it is on.</summary>
    /// <returns>False when it was on none.</returns>
    public async Task<bool> RemoveAsync(NumberPattern pattern, string actor)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        if (!await store.RemoveAsync(MatchOf(pattern))) return false;
        Log.Unlisted(logger, actor, pattern.ToString());
        await AuditAsync("removed", pattern, actor);
        return true;
    }

    /// <summary>Takes off its list what <see cref="ListAsync"/> showed, which can be a number that is not known in clear.</summary>
    /// <returns>False when it was on none any more.</returns>
    public async Task<bool> RemoveAsync(NumberListEntry entry, string actor)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        if (!await store.RemoveAsync(entry.Match)) return false;
        Log.Unlisted(logger, actor, entry.Shown);
        await audit.RecordAsync(new AuditEntry { Event = AuditEvent.AdminAction, At = time.GetUtcNow(), Reason = $"numbers:removed:{entry.Shown}", Actor = actor });
        return true;
    }

    /// <summary>What is said of a number or prefix itself, whatever is said of prefixes of it; null when nothing is.</summary>
    public async Task<NumberListEntry?> FindAsync(NumberPattern pattern, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var match = MatchOf(pattern);
        return (await ListAsync(cancellationToken)).FirstOrDefault(e => e.Match == match);
    }

    /// <summary>What is on the lists now.</summary>
    public Task<IReadOnlyList<NumberListEntry>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(time.GetUtcNow(), cancellationToken);

    private string MatchOf(NumberPattern pattern) => pattern.Prefix ?? hasher.Hash(pattern.Number!);

    private ValueTask AuditAsync(string what, NumberPattern pattern, string actor) => audit.RecordAsync(new AuditEntry
    {
        Event = AuditEvent.AdminAction,
        At = time.GetUtcNow(),
        Reason = pattern.Prefix is null ? $"numbers:{what}" : $"numbers:{what}:{pattern}",
        PhoneNumber = pattern.Number,
        Actor = actor,
    });
}

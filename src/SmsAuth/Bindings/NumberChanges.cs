using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>Tells what changed: the log, the audit trail, whoever observes it, and the number that the account had so far.</summary>
internal sealed class NumberChanges(
    IEnumerable<INumberChangeObserver> observers, NumberNotices notices, IAuditTrail audit, TimeProvider time, ILogger<NumberChanges> logger)
{
    /// <param name="session">The user.</param>
    /// <param name="challenge">The challenge that proved the number.</param>
    /// <param name="main">The main number that the account had before; null when it had none.</param>
    /// <param name="replaced">The number whose place it took; null when it was added to the others.</param>
    public async Task LinkedAsync(AccountSession session, Challenge challenge, PhoneNumber? main, PhoneNumber? replaced)
    {
        Log.Linked(logger, challenge.PhoneNumber, session.AccountId, replaced);
        await AuditAsync(replaced is null ? AuditEvent.NumberLinked : AuditEvent.NumberChanged, session, challenge.PhoneNumber, challenge, reason: null);
        await TellAsync(observer => observer.LinkedAsync(session.AccountId, challenge.PhoneNumber));
        if (replaced is not null) await RemovedAsync(session, replaced);

        if (replaced is not null) await notices.SendAsync(session, replaced, Notice.NumberChanged, challenge.Language);
        else if (main is not null) await notices.SendAsync(session, main, Notice.NumberAdded, challenge.Language);
    }

    public async Task RemovedAsync(AccountSession session, PhoneNumber number)
    {
        Log.Removed(logger, number, session.AccountId);
        await AuditAsync(AuditEvent.NumberRemoved, session, number, challenge: null, reason: null);
        await TellAsync(observer => observer.RemovedAsync(session.AccountId, number));
    }

    /// <summary>An administrator took a number from an account, or put another one in its place.</summary>
    public async Task SupportedAsync(string accountId, PhoneNumber removed, PhoneNumber? added, string actor, string reason)
    {
        Log.Removed(logger, removed, accountId);
        if (added is not null) await AuditAsync(AuditEvent.NumberChanged, added);
        await AuditAsync(AuditEvent.NumberRemoved, removed);
        if (added is not null) await TellAsync(observer => observer.LinkedAsync(accountId, added));
        await TellAsync(observer => observer.RemovedAsync(accountId, removed));

        ValueTask AuditAsync(AuditEvent what, PhoneNumber number) => audit.RecordAsync(
            new AuditEntry { Event = what, At = time.GetUtcNow(), Reason = reason, AccountId = accountId, PhoneNumber = number, Actor = actor });
    }

    public async Task<ConfirmBindingOutcome> TakenAsync(AccountSession session, Challenge challenge)
    {
        Log.Taken(logger, challenge.PhoneNumber, session.AccountId);
        await AuditAsync(AuditEvent.CodeRefused, session, challenge.PhoneNumber, challenge, "NumberTaken");
        return new ConfirmBindingOutcome.NumberTaken();
    }

    public async Task<ConfirmBindingOutcome> UnknownChallengeAsync(AccountSession session, ChallengeId id)
    {
        Log.UnknownChallenge(logger, id, session.AccountId);
        await audit.RecordAsync(EntryOf(AuditEvent.CodeRefused, session, nameof(RefusalReason.UnknownChallenge)) with { ChallengeId = id.ToString() });
        return new ConfirmBindingOutcome.Refused(RefusalReason.UnknownChallenge);
    }

    private ValueTask AuditAsync(AuditEvent what, AccountSession session, PhoneNumber number, Challenge? challenge, string? reason) =>
        audit.RecordAsync(EntryOf(what, session, reason) with { PhoneNumber = number, ChallengeId = challenge?.Id.ToString(), Verifier = challenge?.Verifier });

    private AuditEntry EntryOf(AuditEvent what, AccountSession session, string? reason) => new()
    {
        Event = what,
        At = time.GetUtcNow(),
        Reason = reason,
        ClientId = session.Client.ClientId,
        AccountId = session.AccountId,
        Address = session.Caller.Address,
        CorrelationId = session.Caller.CorrelationId,
    };

    private async Task TellAsync(Func<INumberChangeObserver, Task> tell)
    {
        foreach (var observer in observers)
        {
            try
            {
                await tell(observer);
            }
            catch (Exception exception)
            {
                Log.ObserverFailed(logger, exception, observer.GetType().Name);
            }
        }
    }
}

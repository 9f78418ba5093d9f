using Microsoft.Extensions.Logging;

namespace SmsAuth.Audit;

internal static partial class Log
{
    public static void Recorded(ILogger logger, AuditRecord record, LoggedAddress told)
    {
        if (!logger.IsEnabled(LogLevel.Information)) return;
        var address = told switch
        {
            LoggedAddress.Whole => record.Address,
            LoggedAddress.Network => record.Network,
            _ => null,
        };
        Recorded(
            logger,
            record.Event,
            record.Reason,
            record.ClientId,
            record.MaskedNumber,
            record.NumberHash,
            record.ChallengeId,
            record.AccountId,
            record.Verifier,
            record.Gateway,
            record.Actor,
            address,
            record.CorrelationId,
            record.Id,
            record.At);
    }

    [LoggerMessage(2002, LogLevel.Error, "The audit entry {AuditEvent} could not be recorded.")]
    public static partial void NotRecorded(ILogger logger, Exception exception, AuditEvent auditEvent);

    [LoggerMessage(2003, LogLevel.Error, "{Count} audit entries could not be stored; the next try is in {Wait}. They are in the log as event 2001, where that is on.")]
    public static partial void NotStored(ILogger logger, Exception exception, int count, TimeSpan wait);

    [LoggerMessage(2004, LogLevel.Warning, "Audit entries are stored again.")]
    public static partial void StoredAgain(ILogger logger);

    [LoggerMessage(2005, LogLevel.Error, "The host stops, and {Count} audit entries were not stored. They are in the log as event 2001, where that is on.")]
    public static partial void LeftBehind(ILogger logger, int count);

    [LoggerMessage(2006, LogLevel.Error, "The queue of audit entries was full for {Patience}, so one was not stored. It is in the log as event 2001, where that is on.")]
    public static partial void QueueFull(ILogger logger, TimeSpan patience);

    [LoggerMessage(2001, LogLevel.Information,
        "Audit: {AuditEvent}, reason {Reason}, client {ClientId}, number {PhoneNumber} ({NumberHash}), challenge {ChallengeId}, account {AccountId}, " +
        "verifier {Verifier}, gateway {Gateway}, actor {Actor}, address {Address}, correlation {CorrelationId}, entry {EntryId} of {At:O}.")]
    private static partial void Recorded(
        ILogger logger,
        AuditEvent auditEvent,
        string? reason,
        string? clientId,
        string? phoneNumber,
        string? numberHash,
        string? challengeId,
        string? accountId,
        string? verifier,
        string? gateway,
        string? actor,
        string? address,
        string? correlationId,
        string entryId,
        DateTimeOffset at);
}

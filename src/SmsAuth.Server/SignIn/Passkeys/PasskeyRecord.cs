using SmsAuth.Audit;
using SmsAuth.OpenIddict.Requests;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Tells the log and the audit trail what became of passkeys.</summary>
internal sealed class PasskeyRecord(IAuditTrail audit, TimeProvider time, ILogger<PasskeyRecord> logger)
{
    /// <summary>What is used, added or removed is told from codes and devices by its reason, which begins with this.</summary>
    public const string Prefix = AuditEntry.PasskeyReason;

    public ValueTask SignedInAsync(HttpContext context, string clientId, string accountId, PhoneNumber number)
    {
        Log.SignedIn(logger, accountId, clientId);
        return audit.RecordAsync(Of(context, AuditEvent.SignedIn, "used", accountId) with { ClientId = clientId, PhoneNumber = number });
    }

    public ValueTask RefusedAsync(HttpContext context, string clientId, string? accountId, string reason)
    {
        Log.Refused(logger, clientId, reason);
        return audit.RecordAsync(Of(context, AuditEvent.CodeRefused, reason, accountId) with { ClientId = clientId });
    }

    public ValueTask AddedAsync(HttpContext context, string accountId)
    {
        Log.Added(logger, accountId);
        return audit.RecordAsync(Of(context, AuditEvent.DeviceTrusted, "added", accountId));
    }

    public void NotAdded(string accountId, string reason) => Log.NotAdded(logger, accountId, reason);

    public ValueTask RemovedAsync(HttpContext context, string accountId)
    {
        Log.Removed(logger, accountId);
        return audit.RecordAsync(Of(context, AuditEvent.DeviceRevoked, "removed", accountId));
    }

    private AuditEntry Of(HttpContext context, AuditEvent what, string reason, string? accountId)
    {
        var caller = Callers.Of(context);
        return new AuditEntry
        {
            Event = what,
            At = time.GetUtcNow(),
            Reason = Prefix + reason,
            AccountId = accountId,
            Address = caller.Address,
            CorrelationId = caller.CorrelationId,
        };
    }
}

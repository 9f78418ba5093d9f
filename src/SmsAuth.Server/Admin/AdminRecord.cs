using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Access;

namespace SmsAuth.Server.Admin;

/// <summary>Writes what an administrator did into the audit trail.</summary>
internal sealed class AdminRecord(IAuditTrail audit, CurrentAdmin admin, TimeProvider time)
{
    /// <param name="what">What was done to what, such as <c>client:changed:shop</c>; what is longer than <see cref="AuditRecord.MaxReason"/> is cut off.</param>
    /// <param name="account">The account concerned.</param>
    /// <param name="client">The client concerned.</param>
    /// <param name="number">The number concerned.</param>
    /// <param name="gateway">The gateway concerned.</param>
    public ValueTask AddAsync(string what, string? account = null, string? client = null, PhoneNumber? number = null, string? gateway = null) => audit.RecordAsync(new AuditEntry
    {
        Event = AuditEvent.AdminAction,
        At = time.GetUtcNow(),
        Reason = what,
        AccountId = account,
        ClientId = client,
        PhoneNumber = number,
        Gateway = gateway,
        Actor = admin.Actor,
        Address = admin.Address,
    });
}

using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>Tells the log and the audit trail what became of accounts and their numbers.</summary>
internal sealed class AccountRecord(IAuditTrail audit, TimeProvider time, ILogger logger)
{
    public Task CreatedAsync(string accountId, PhoneNumber number)
    {
        Log.Created(logger, accountId, number);
        return AuditAsync(AuditEvent.AccountCreated, accountId, number, reason: null);
    }

    /// <param name="accountId">The account.</param>
    /// <param name="number">The number that became a login of it.</param>
    /// <param name="isNew">Whether the account was created for that number just now.</param>
    public Task LinkedAsync(string accountId, PhoneNumber number, bool isNew)
    {
        if (!isNew) Log.Linked(logger, accountId, number);
        return AuditAsync(AuditEvent.NumberLinked, accountId, number, isNew ? "account:new" : "account:confirmed-number");
    }

    public void NameTaken(PhoneNumber number) => Log.NameTaken(logger, number);

    public void SeveralOwners(PhoneNumber number) => Log.SeveralOwners(logger, number);

    public void LookingAgain(int attempt, PhoneNumber number, Exception exception) =>
        Log.LookingAgain(logger, attempt, number, exception.GetType().Name);

    private async Task AuditAsync(AuditEvent what, string accountId, PhoneNumber number, string? reason) =>
        await audit.RecordAsync(new AuditEntry { Event = what, At = time.GetUtcNow(), Reason = reason, AccountId = accountId, PhoneNumber = number });
}

using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;

namespace SmsAuth.Bindings;

/// <summary>
/// Tells a number by text what somebody did. It asks neither limits nor guards: whoever took over an account must not be able to use up the
/// budget of its owner's number first, and every notice follows a code that was proven. A failure is known to the operator and undoes nothing.
/// </summary>
internal sealed class NumberNotices(IVerifierCatalog verifiers, IAuditTrail audit, TimeProvider time, ILogger<NumberNotices> logger)
{
    public async Task SendAsync(AccountSession session, PhoneNumber to, Notice notice, string language)
    {
        var gateway = await TrySendAsync(session, to, notice, language);
        if (gateway is null) Log.NoticeNotSent(logger, to, session.AccountId, notice);
        await audit.RecordAsync(new AuditEntry
        {
            Event = gateway is null ? AuditEvent.TextFailed : AuditEvent.TextSent,
            At = time.GetUtcNow(),
            Reason = $"notice:{notice}",
            ClientId = session.Client.ClientId,
            PhoneNumber = to,
            AccountId = session.AccountId,
            Verifier = session.Client.Verifier,
            Gateway = gateway,
            Address = session.Caller.Address,
            CorrelationId = session.Caller.CorrelationId,
        });
    }

    private async Task<string?> TrySendAsync(AccountSession session, PhoneNumber to, Notice notice, string language)
    {
        try
        {
            return verifiers.Find(session.Client.Verifier) is INoticeSender sender ? await sender.SendNoticeAsync(to, notice, language) : null;
        }
        catch (Exception exception)
        {
            Log.NoticeFailed(logger, exception, session.AccountId, notice);
            return null;
        }
    }
}

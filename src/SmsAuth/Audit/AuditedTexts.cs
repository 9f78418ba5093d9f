using SmsAuth.Challenges;
using SmsAuth.Sending;

namespace SmsAuth.Audit;

/// <summary>Records what became of each text. Proofs are recorded where their outcome is known.</summary>
internal sealed class AuditedTexts(IAuditTrail audit, TimeProvider time) : IChallengeObserver
{
    public Task SentAsync(Challenge challenge, string? gateway) =>
        RecordAsync(gateway is null ? AuditEvent.TextFailed : AuditEvent.TextSent, challenge, gateway);

    public Task SuppressedAsync(Challenge challenge, string? gateway) => RecordAsync(AuditEvent.TextSuppressed, challenge, gateway: null);

    public Task ProvenAsync(Challenge challenge) => Task.CompletedTask;

    private async Task RecordAsync(AuditEvent what, Challenge challenge, string? gateway) => await audit.RecordAsync(new AuditEntry
    {
        Event = what,
        At = time.GetUtcNow(),
        Reason = $"channel:{challenge.Channel}",
        ClientId = challenge.ClientId,
        PhoneNumber = challenge.PhoneNumber,
        ChallengeId = challenge.Id.ToString(),
        AccountId = challenge.AccountId,
        Verifier = challenge.Verifier,
        Gateway = gateway,
    });
}

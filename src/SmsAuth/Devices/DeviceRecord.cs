using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Challenges;

namespace SmsAuth.Devices;

/// <summary>Logs what became of trusted devices, and tells it to the audit trail.</summary>
internal sealed class DeviceRecord(IAuditTrail audit, TimeProvider time, ILogger<DeviceRecord> logger)
{
    public void Ignored(StartRequest request, DeviceProblem problem) => Log.Ignored(logger, request.Client.ClientId, request.PhoneNumber, problem);

    public void NotRecognized(Exception exception) => Log.NotRecognized(logger, exception);

    public void NotRemembered(Exception exception) => Log.NotRemembered(logger, exception);

    public async Task TrustedAsync(RedeemRequest request, Device device, bool renewed, int gaveWay)
    {
        Log.Trusted(logger, device.Id, device.AccountId, request.Client.ClientId);
        var entry = new AuditEntry
        {
            Event = AuditEvent.DeviceTrusted,
            At = device.CreatedAt,
            Reason = renewed ? "device:renewed" : null,
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            AccountId = device.AccountId,
            Address = request.Caller.Address,
            CorrelationId = request.Caller.CorrelationId,
        };
        await audit.RecordAsync(entry);
        for (var i = 0; i < gaveWay; i++) await audit.RecordAsync(entry with { Event = AuditEvent.DeviceRevoked, Reason = "device:gave_way" });
    }

    public ValueTask RevokedAsync(string accountId, string? actor, int count, string reason)
    {
        Log.Revoked(logger, count, accountId);
        return audit.RecordAsync(new AuditEntry
        {
            Event = AuditEvent.DeviceRevoked,
            At = time.GetUtcNow(),
            Reason = reason,
            AccountId = accountId,
            Actor = actor,
        });
    }
}

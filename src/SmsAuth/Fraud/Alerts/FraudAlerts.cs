using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Fraud.Conversion;

namespace SmsAuth.Fraud.Alerts;

/// <summary>Raises an alert: in the log, as a metric, in the audit trail and to every sink.</summary>
internal sealed class FraudAlerts(
    IEnumerable<IFraudAlertSink> sinks, IAuditTrail audit, FraudMetrics metrics, ILogger<FraudAlerts> logger)
{
    public async Task RaiseAsync(FraudAlert alert)
    {
        Write(alert);
        metrics.Alerted(alert);
        await audit.RecordAsync(new AuditEntry
        {
            Event = AuditEvent.FraudAlert,
            At = alert.At,
            Reason = alert.Subject.Kind is ConversionKind.Gateway ? "suspected:gateway" : $"{alert.Change.ToString().ToLowerInvariant()}:{alert.Subject}",
            Gateway = alert.Subject.Kind is ConversionKind.Gateway ? alert.Subject.Key : null,
        });
        foreach (var sink in sinks) await HandOverAsync(sink, alert);
    }

    private void Write(FraudAlert alert)
    {
        switch (alert.Change)
        {
            case FraudChange.Paused:
                Log.Paused(logger, alert.Subject, alert.Until!.Value, alert.Sent, alert.Proven);
                break;
            case FraudChange.Reopened:
                Log.Reopened(logger, alert.Subject);
                break;
            default:
                Log.Suspected(logger, alert.Subject, alert.Sent, alert.Proven);
                break;
        }
    }

    private async Task HandOverAsync(IFraudAlertSink sink, FraudAlert alert)
    {
        try
        {
            await sink.TakeAsync(alert);
        }
        catch (Exception exception)
        {
            Log.SinkFailed(logger, exception, alert.Id, sink.GetType().Name);
        }
    }
}

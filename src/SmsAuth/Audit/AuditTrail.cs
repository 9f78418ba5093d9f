using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsAuth.PhoneNumbers;
using SmsAuth.Statistics;

namespace SmsAuth.Audit;

/// <summary>Writes every entry to the log at once, counts it, and hands it to the writer of the store.</summary>
internal sealed class AuditTrail(
    AuditWriter writer, StatisticsCounter statistics, NumberHasher hasher, IOptions<AuditOptions> options, ILogger<AuditTrail> logger) : IAuditTrail
{
    public async ValueTask RecordAsync(AuditEntry entry)
    {
        try
        {
            statistics.Count(entry);

            // What happens deep inside a request is told from others by its trace (W3C Trace Context).
            var correlationId = entry.CorrelationId ?? Activity.Current?.TraceId.ToHexString();
            var record = AuditRecord.Of(entry, hasher, wholeAddress: true, correlationId);
            if (options.Value.Log) Log.Recorded(logger, record, options.Value.LogAddress);

            var kept = options.Value.AddressRetention > TimeSpan.Zero ? record : record with { Address = null };
            await writer.EnqueueAsync(kept);
        }
        catch (Exception exception)
        {
            Log.NotRecorded(logger, exception, entry.Event);
        }
    }
}

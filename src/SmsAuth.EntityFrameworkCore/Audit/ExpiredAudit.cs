using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Audit;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Audit;

/// <summary>Deletes lines of the audit trail that were kept long enough.</summary>
internal sealed class ExpiredAudit<TContext>(OwnScope<TContext> own, IOptions<AuditOptions> options) : IExpiringStore
    where TContext : DbContext
{
    public string Name => "audit trail";

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        if (options.Value.Retention == TimeSpan.Zero) return Task.FromResult(0);
        var end = AuditId.First(now - options.Value.Retention);
        return own.RunAsync(context =>
        {
            var rows = context.RowsOf<StoredAuditRecord>();
            var due = rows.Where(r => r.Id.CompareTo(end) < 0).OrderBy(r => r.Id).Take(max).Select(r => r.Id);
            return rows.Where(r => due.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
        });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmsAuth.Audit;
using SmsAuth.Maintenance;

namespace SmsAuth.EntityFrameworkCore.Audit;

/// <summary>Takes the whole address from lines of the audit trail that had it long enough; its network, written with the row, stays.</summary>
internal sealed class AuditAddresses<TContext>(OwnScope<TContext> own, IOptions<AuditOptions> options) : IExpiringStore
    where TContext : DbContext
{
    public string Name => "addresses of the audit trail";

    public Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => own.RunAsync(context =>
    {
        var end = AuditId.First(now - options.Value.AddressRetention);

        // A parameter, because SQLite finds by an index what is equal to something, but not what is true.
        var hasAddress = true;
        var rows = context.RowsOf<StoredAuditRecord>();
        var due = rows.Where(r => r.HasAddress == hasAddress && r.Id.CompareTo(end) < 0).OrderBy(r => r.Id).Take(max).Select(r => r.Id);
        return rows.Where(r => due.Contains(r.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Address, (string?)null).SetProperty(r => r.HasAddress, false), cancellationToken);
    });
}

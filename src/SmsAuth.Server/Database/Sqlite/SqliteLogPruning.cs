using Microsoft.EntityFrameworkCore;
using SmsAuth.Maintenance;

namespace SmsAuth.Server.Database.Sqlite;

/// <summary>
/// Empties SQLite's write-ahead log, in which pages stay as they were before what was due was removed. Comes after all that removes something.
/// While somebody reads an older state it empties nothing; the next run tries again.
/// </summary>
internal sealed class SqliteLogPruning(IServiceScopeFactory scopes) : IExpiringStore
{
    public string Name => "write-ahead log";

    public async Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>().Database;
        await database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);
        return 0;
    }
}

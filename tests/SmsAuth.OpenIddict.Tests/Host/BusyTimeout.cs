using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Has SQLite wait for its lock in short steps, as docs/security.md advises; Microsoft.Data.Sqlite itself sleeps for 150 ms each time.</summary>
internal sealed class BusyTimeout : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 10000;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

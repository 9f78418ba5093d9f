using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.TestKit.Databases;

/// <summary>Has SQLite wait for its lock in short steps, as docs/security.md advises; Microsoft.Data.Sqlite itself sleeps for 150 ms each time.</summary>
internal sealed class BusyTimeout : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.Server.Database.Sqlite;

/// <summary>
/// Sets up each connection. SQLite overwrites what is deleted or replaced with zeros, which it otherwise leaves in the file; and whoever finds
/// the file locked waits for it within SQLite, which looks again after 1, 2, 5 ms and so on (https://sqlite.org/pragma.html#pragma_busy_timeout),
/// where Microsoft.Data.Sqlite looks every 150 ms.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

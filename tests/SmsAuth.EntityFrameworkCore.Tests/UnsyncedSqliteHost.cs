using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>A host whose file need not survive a power cut: for tests of many writes that are about what is written, not how safely.</summary>
public sealed class UnsyncedSqliteHost() : SqliteHost(static options => options.AddInterceptors(new Unsynced()), static _ => { })
{
    private sealed class Unsynced : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TurnOff(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            TurnOff(connection);
            return Task.CompletedTask;
        }

        private static void TurnOff(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=OFF";
            command.ExecuteNonQuery();
        }
    }
}

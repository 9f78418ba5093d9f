using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SmsAuth.Server.Database.PostgreSql;

/// <summary>
/// Lets one server at a time migrate. The provider's own lock ends with the transaction of each migration, so that two servers which both lack
/// several would apply the second one twice. This one (<c>pg_advisory_lock</c>) ends with its connection, also when the process is killed.
/// </summary>
internal static class MigrationLock
{
    // Any number that nobody else locks in this database.
    private const long Key = 0x536D7341757468;

    /// <summary>Makes the database if there is none, and waits for the lock.</summary>
    /// <returns>What ends it.</returns>
    public static async Task<NpgsqlConnection> TakeAsync(ServerDbContext database, CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(database.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(connectionString.ConnectionString);
        try
        {
            await OpenAsync(connection, database, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_lock(@key)";
            command.Parameters.AddWithValue("key", Key);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task OpenAsync(NpgsqlConnection connection, ServerDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            try
            {
                await database.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);
            }
            catch (PostgresException race) when (race.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another server was faster.
            }

            await connection.OpenAsync(cancellationToken);
        }
    }
}

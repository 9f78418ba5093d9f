using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SmsAuth.TestKit.Databases;

/// <summary>
/// An empty database of its own, dropped at the end: a SQLite file, or a database on the server that <c>SMSAUTH_TEST_POSTGRESQL</c> or
/// <c>SMSAUTH_TEST_SQLSERVER</c> names by a connection string. <c>SMSAUTH_TEST_SQLSERVER_MAX_BATCH</c> bounds the statements that EF Core sends
/// to SQL Server at once.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private const string MaxBatchVariable = "SMSAUTH_TEST_SQLSERVER_MAX_BATCH";
    private const int ModelIsLocked = 1807;
    private const int MaxAttempts = 30;
    private static readonly Lock Creating = new();
    private readonly string name = $"smsauth_{Guid.NewGuid():N}";
    private readonly string administration = "";
    private readonly string folder = "";

    private TestDatabase(DatabaseKind kind, string server)
    {
        Kind = kind;
        switch (kind)
        {
            case DatabaseKind.PostgreSql:
                administration = new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString;
                ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ConnectionString;
                break;
            case DatabaseKind.SqlServer:
                administration = new SqlConnectionStringBuilder(server) { InitialCatalog = "master", Pooling = false }.ConnectionString;
                ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name, MaxPoolSize = 120 }.ConnectionString;
                break;
            default:
                folder = Directory.CreateTempSubdirectory("smsauth-").FullName;
                ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "test.db") }.ConnectionString;
                return;
        }

        CreateDatabase();
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>Its name on its server.</summary>
    public string Name => name;

    /// <summary>Makes a database, or skips the test where there is no server.</summary>
    public static TestDatabase Create(DatabaseKind kind)
    {
        var database = TryCreate(kind);
        Assert.SkipWhen(database is null, WhyMissing(kind));
        return database;
    }

    /// <summary>Makes a database; null where there is no server.</summary>
    public static TestDatabase? TryCreate(DatabaseKind kind) =>
        kind is DatabaseKind.Sqlite ? new TestDatabase(kind, "")
        : Environment.GetEnvironmentVariable(VariableOf(kind)) is { Length: > 0 } server ? new TestDatabase(kind, server)
        : null;

    /// <summary>Says what a skipped test lacks.</summary>
    public static string WhyMissing(DatabaseKind kind) => $"Set {VariableOf(kind)} to the connection string of a server.";

    /// <summary>Sets a context up on it, as the server does.</summary>
    public DbContextOptionsBuilder Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Kind switch
        {
            DatabaseKind.PostgreSql => options.UseNpgsql(ConnectionString, static server => server.EnableRetryOnFailure()),
            DatabaseKind.SqlServer => options.UseSqlServer(ConnectionString, static server =>
            {
                server.EnableRetryOnFailure();
                if (Environment.GetEnvironmentVariable(MaxBatchVariable) is { Length: > 0 } max) server.MaxBatchSize(int.Parse(max, CultureInfo.InvariantCulture));
            }),
            _ => options.UseSqlite(ConnectionString).AddInterceptors(new BusyTimeout()),
        };
    }

    /// <summary>Runs SQL past EF Core, in parts where a line says GO.</summary>
    /// <returns>The first value of the last part; null when there is none.</returns>
    public object? Run(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        object? answer = null;
        foreach (var part in sql.ReplaceLineEndings("\n").Split("\nGO\n", StringSplitOptions.RemoveEmptyEntries)) answer = Run(ConnectionString, part);
        return answer;
    }

    /// <summary>Runs SQL beside the database, on the server that has it, as whoever may create databases.</summary>
    public void Administer(string sql) => Run(administration, sql);

    /// <summary>Closes the connections that are kept open for later.</summary>
    public static void ClearPools()
    {
        NpgsqlConnection.ClearAllPools();
        SqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>The number of rows of a table.</summary>
    public long Count(string table) => Convert.ToInt64(Run($"SELECT COUNT(*) FROM \"{table}\""), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        switch (Kind)
        {
            case DatabaseKind.PostgreSql:
                NpgsqlConnection.ClearAllPools();
                Run(administration, $"DROP DATABASE {name} WITH (FORCE)");
                break;
            case DatabaseKind.SqlServer:
                SqlConnection.ClearAllPools();
                Run(administration, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
                Run(administration, $"DROP DATABASE {name}");
                break;
            default:
                SqliteConnection.ClearAllPools();
                DeleteFolder();
                break;
        }
    }

    // A server that was disposed of may still write for a moment, and makes a file anew while the folder is deleted.
    private void DeleteFolder()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < MaxAttempts)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static string VariableOf(DatabaseKind kind) => kind is DatabaseKind.PostgreSql ? "SMSAUTH_TEST_POSTGRESQL" : "SMSAUTH_TEST_SQLSERVER";

    // SQL Server makes one database at a time; whoever comes second is refused after a while.
    private void CreateDatabase()
    {
        lock (Creating)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    Run(administration, $"CREATE DATABASE {name}");
                    return;
                }
                catch (SqlException exception) when (exception.Number == ModelIsLocked && attempt < MaxAttempts)
                {
                    // Another process makes one: its turn is over by now, or soon.
                }
            }
        }
    }

    private object? Run(string connectionString, string sql)
    {
        using DbConnection connection = Kind switch
        {
            DatabaseKind.PostgreSql => new NpgsqlConnection(connectionString),
            DatabaseKind.SqlServer => new SqlConnection(connectionString),
            _ => new SqliteConnection(connectionString),
        };
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is that of the tests and of the server.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}

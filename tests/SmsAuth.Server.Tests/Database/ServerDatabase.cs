using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace SmsAuth.Server.Tests.Database;

/// <summary>
/// A database of its own on the server that <c>SMSAUTH_TEST_POSTGRESQL</c> or <c>SMSAUTH_TEST_SQLSERVER</c> names by a connection string; without
/// it the test is skipped.
/// </summary>
internal sealed class ServerDatabase : IAsyncDisposable
{
    private readonly string name = $"smsauth_{Guid.NewGuid():N}";
    private readonly string provider;
    private readonly string administration;
    private readonly string own;

    private ServerDatabase(string provider)
    {
        this.provider = provider;
        var variable = $"SMSAUTH_TEST_{provider.ToUpperInvariant()}";
        var server = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"Set {variable} to the connection string of a server.");
        (administration, own) = provider == "PostgreSql"
            ? (new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString)
            : (new SqlConnectionStringBuilder(server) { InitialCatalog = "master", Pooling = false }.ConnectionString, new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString);
    }

    public static TheoryData<string> Providers => ["PostgreSql", "SqlServer"];

    public (string Name, string Value)[] Settings => [("Database:Provider", provider), ("Database:ConnectionString", own)];

    public string[] Arguments => [.. Settings.Select(static s => $"--{s.Name}={s.Value}")];

    public static async Task<ServerDatabase> CreateAsync(string provider)
    {
        var database = new ServerDatabase(provider);
        await database.RunAsync(database.administration, $"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>Runs SQL, in parts where a line says GO.</summary>
    public async Task<object?> RunAsync(string sql)
    {
        object? answer = null;
        foreach (var part in sql.ReplaceLineEndings("\n").Split("\nGO\n", StringSplitOptions.RemoveEmptyEntries)) answer = await RunAsync(own, part);
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        SqlConnection.ClearAllPools();
        await RunAsync(administration, provider == "PostgreSql"
            ? $"DROP DATABASE {name} WITH (FORCE)"
            : $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
    }

    private async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using DbConnection connection = provider == "PostgreSql" ? new NpgsqlConnection(connectionString) : new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is that of the tests and of the server.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}

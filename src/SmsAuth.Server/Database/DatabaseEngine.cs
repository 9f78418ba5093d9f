using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database;

/// <summary>What differs from one database system to the other.</summary>
internal abstract class DatabaseEngine
{
    protected const string ConnectionStringSetting = $"{DatabaseSettings.Section}:{nameof(DatabaseSettings.ConnectionString)}";

    public static DatabaseEngine Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new Sqlite.SqliteEngine(),
        DatabaseProvider.SqlServer => new SqlServer.SqlServerEngine(),
        DatabaseProvider.PostgreSql => new PostgreSql.PostgreSqlEngine(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "There is no such database system."),
    };

    /// <summary>Adds the context that has the migrations of this system, and what else it needs.</summary>
    public abstract void Register(IServiceCollection services, string connectionString);

    /// <summary>Checks a connection string, and completes it.</summary>
    public string Prepare(string? connectionString, string contentRoot, StartProblems problems)
    {
        try
        {
            return Complete(connectionString, contentRoot, problems);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message names a keyword, at most; a value may be a password.
            problems.Add($"{ConnectionStringSetting}: {MessageOf(exception)}");
            return "";
        }
    }

    /// <summary>Applies the migrations that the database lacks.</summary>
    public virtual Task MigrateAsync(ServerDbContext database, CancellationToken cancellationToken) => database.Database.MigrateAsync(cancellationToken);

    /// <summary>Sets a database up that is at the right migration, at every start.</summary>
    public virtual Task SetUpAsync(ServerDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The SQL of all migrations, each guarded so that it can run again; null when the system cannot guard them.</summary>
    public virtual string? Script(ServerDbContext database) =>
        database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    protected abstract string Complete(string? connectionString, string contentRoot, StartProblems problems);

    /// <summary>Requires a server and a database in a connection string.</summary>
    protected static string Complete(DbConnectionStringBuilder builder, string server, string database, string example, StartProblems problems)
    {
        if (Lacks(builder, server) || Lacks(builder, database)) problems.Add($"{ConnectionStringSetting}: name a server and a database, such as {example}.");
        return builder.ConnectionString;
    }

    private static bool Lacks(DbConnectionStringBuilder builder, string keyword) => !builder.TryGetValue(keyword, out var value) || value is null or "";

    private static string MessageOf(Exception exception) => exception.Message.Split(Environment.NewLine)[0];
}

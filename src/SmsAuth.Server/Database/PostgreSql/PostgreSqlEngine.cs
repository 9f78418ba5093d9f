using Microsoft.EntityFrameworkCore;
using Npgsql;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database.PostgreSql;

/// <summary>PostgreSQL: any number of servers on one database.</summary>
internal sealed class PostgreSqlEngine : DatabaseEngine
{
    /// <summary>
    /// Transient failures are retried by the provider's own strategy. What must not happen twice when only its acknowledgement was lost is
    /// kept out of it by the stores themselves.
    /// </summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, static server => server.EnableRetryOnFailure()).KeepQuietOfLostRaces();

    public override void Register(IServiceCollection services, string connectionString) =>
        services.AddDbContextPool<ServerDbContext, PostgreSqlDbContext>(options => Configure(options, connectionString));

    public override async Task MigrateAsync(ServerDbContext database, CancellationToken cancellationToken)
    {
        await using var turn = await MigrationLock.TakeAsync(database, cancellationToken);
        await base.MigrateAsync(database, cancellationToken);
    }

    protected override string Complete(string? connectionString, string contentRoot, StartProblems problems) => Complete(
        new NpgsqlConnectionStringBuilder(connectionString), "Host", "Database", "Host=db.example.com;Database=smsauth;Username=smsauth;Password=...", problems);
}

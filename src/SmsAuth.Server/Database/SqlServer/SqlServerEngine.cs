using Microsoft.EntityFrameworkCore;
using Microsoft.Data.SqlClient;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database.SqlServer;

/// <summary>SQL Server: any number of servers on one database.</summary>
internal sealed class SqlServerEngine : DatabaseEngine
{
    /// <summary>
    /// Transient failures are retried by the provider's own strategy. What must not happen twice when only its acknowledgement was lost is
    /// kept out of it by the stores themselves.
    /// </summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, static server => server.EnableRetryOnFailure()).KeepQuietOfLostRaces();

    public override void Register(IServiceCollection services, string connectionString) =>
        services.AddDbContextPool<ServerDbContext, SqlServerDbContext>(options => Configure(options, connectionString));

    protected override string Complete(string? connectionString, string contentRoot, StartProblems problems) => Complete(
        new SqlConnectionStringBuilder(connectionString), "Server", "Database", "Server=db.example.com;Database=smsauth;User Id=smsauth;Password=...;Encrypt=True", problems);
}

using Microsoft.EntityFrameworkCore;
using SmsAuth.Maintenance;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database.Sqlite;

/// <summary>SQLite: one file, one server.</summary>
internal sealed class SqliteEngine : DatabaseEngine
{
    private const string DefaultConnectionString = "Data Source=data/smsauth.db";
    private static readonly SqlitePragmas Pragmas = new();

    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(Pragmas).KeepQuietOfLostRaces();

    public override void Register(IServiceCollection services, string connectionString)
    {
        services.AddDbContextPool<ServerDbContext>(options => Configure(options, connectionString));
        services.AddSingleton<IExpiringStore, SqliteLogPruning>();
    }

    // Readers and a writer do not wait for each other. The mode stays with the file, but not with a backup of it.
    public override Task SetUpAsync(ServerDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);

    public override string? Script(ServerDbContext database) => null;

    protected override string Complete(string? connectionString, string contentRoot, StartProblems problems) =>
        SqliteFile.Prepare(connectionString ?? DefaultConnectionString, contentRoot, problems);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SmsAuth.Maintenance;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database;

internal static class DatabaseSetup
{
    private const string Sqlite = "Sqlite";
    private static readonly SqlitePragmas Pragmas = new();

    public static void AddDatabase(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<DatabaseSettings>(builder.Configuration.GetSection(DatabaseSettings.Section), problems);
        if (!settings.Provider.Equals(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"{DatabaseSettings.Section}:{nameof(DatabaseSettings.Provider)}: '{settings.Provider}' is not supported by this version; set it to {Sqlite}.");
            return;
        }

        var connectionString = SqliteFile.Prepare(settings.ConnectionString, builder.Environment.ContentRootPath, problems);
        builder.Services.AddDbContextPool<ServerDbContext>(options => options.UseServerDatabase(connectionString));
        builder.Services.AddSmsAuth().UseEntityFrameworkCore<ServerDbContext>();
        builder.Services.AddSingleton<IExpiringStore, SqliteLogPruning>();
        builder.Services.AddScoped<DatabasePreparation>();
    }

    public static void UseServerDatabase(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(Pragmas)
        // Losing a race for a unique key is not an error; where it is one, whoever gets the exception logs it.
        .ConfigureWarnings(static warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().RunAsync();
    }
}

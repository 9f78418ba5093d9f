using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SmsAuth.Server.Startup;
using SmsAuth.Server.Tokens;

namespace SmsAuth.Server.Database;

internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<DatabaseSettings>(builder.Configuration.GetSection(DatabaseSettings.Section), problems);
        settings.Migrate ??= builder.Environment.IsDevelopment();
        var engine = DatabaseEngine.Of(settings.Provider);
        builder.Services.AddSmsAuth().UseEntityFrameworkCore<ServerDbContext>();

        // What the engine of the database adds to it comes last, see SqliteLogPruning.
        builder.Services.AddTokenRetention();
        engine.Register(builder.Services, engine.Prepare(settings.ConnectionString, builder.Environment.ContentRootPath, problems));
        builder.Services.AddSingleton(engine);
        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.AddScoped<DatabasePreparation>();
    }

    /// <summary>Losing a race for a unique key is not an error; where it is one, whoever gets the exception logs it.</summary>
    public static void KeepQuietOfLostRaces(this DbContextOptionsBuilder options) => options.ConfigureWarnings(static warnings => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().RunAsync();
    }
}

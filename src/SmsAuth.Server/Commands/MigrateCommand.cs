using SmsAuth.Server.Database;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Commands;

/// <summary>The command <c>migrate</c>: brings the database to this version, or prints the SQL by which a DBA does. It needs the section Database only.</summary>
internal sealed record MigrateCommand(bool Script, string[] Settings)
{
    private const string Name = "migrate";

    private const string Usage = """
        Usage:
          migrate            applies the migrations that the database lacks
          migrate --script   prints the SQL that does it, whatever state the database is in; connects to none
        Settings of the server may follow, such as --Database:Provider=SqlServer.
        """;

    /// <summary>Reads the command; null when the arguments are another's.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static MigrateCommand? Read(string[] args)
    {
        if (args is not [Name, ..]) return null;
        var script = args.Contains("--script");
        var settings = args[1..].Where(static a => a != "--script").ToArray();
        for (var i = 0; i < settings.Length; i++)
        {
            if (!IsSetting(settings[i])) throw new UsageException($"{Name}: '{settings[i]}' is not understood.{Environment.NewLine}{Usage}");
            if (!settings[i].Contains('=', StringComparison.Ordinal)) i++;
        }

        return new MigrateCommand(script, settings);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(TextWriter output)
    {
        var builder = WebApplication.CreateBuilder(LaunchEnvironment.OptionsFor(Settings));
        builder.ServeNobody();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // Of the engine only the database is set up.
        builder.Host.UseDefaultServiceProvider(static provider => provider.ValidateOnBuild = false);
        var problems = new StartProblems();
        builder.AddDatabase(problems);
        problems.ThrowIfAny();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        if (Script)
        {
            await output.WriteLineAsync(ScriptOf(scope.ServiceProvider));
            return 0;
        }

        var applied = await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().MigrateAsync();
        foreach (var migration in applied) await output.WriteLineAsync($"applied {migration}");
        if (applied.Count == 0) await output.WriteLineAsync("nothing to apply");
        return 0;
    }

    /// <summary>Whether an argument is a setting of the server.</summary>
    internal static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && (arg.Contains(':', StringComparison.Ordinal) || arg is "--environment" or "--contentRoot");

    private static string ScriptOf(IServiceProvider services) =>
        services.GetRequiredService<DatabaseEngine>().Script(services.GetRequiredService<ServerDbContext>())
        ?? throw new UsageException($"{Name}: SQLite cannot run a script whatever state the database is in; use {Name} without --script.");
}

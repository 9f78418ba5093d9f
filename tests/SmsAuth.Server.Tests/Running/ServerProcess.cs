using System.Reflection;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Running;

/// <summary>The server as a process of its own, as an operator runs it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "SmsAuth.Server.dll");
    private static readonly string Sources = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => a.Key == "ServerFolder").Value!;

    private readonly WebProcess web;

    private ServerProcess(WebProcess web) => this.web = web;

    public HttpClient Client => web.Client;

    public string Output => web.Process.Output;

    public string Errors => web.Process.Errors;

    public static string WebRoot => Path.Combine(Sources, "wwwroot");

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(ServerFolder folder, string environment, params (string Name, string Value)[] settings) =>
        new(await WebProcess.StartAsync(Assembly, folder.Path, Environment(environment, settings)));

    /// <summary>Starts a server in production behind a proxy at 127.0.0.1.</summary>
    public static Task<ServerProcess> StartProductionAsync(ServerFolder folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, "Production", [.. ProductionSettings(folder), .. settings]);

    /// <summary>Runs a server that must not start, and returns how it ended.</summary>
    public static async Task<Refusal> RefusalAsync(ServerFolder folder, string environment, params (string Name, string Value)[] settings)
    {
        var (exitCode, errors, output) = await WebProcess.RunToRefusalAsync(Assembly, folder.Path, Environment(environment, settings));
        return new Refusal(exitCode, errors, output);
    }

    /// <summary>Runs a command of the server in Development, and returns how it ended.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(ServerFolder folder, params string[] arguments) =>
        RunAsync(folder, "Development", arguments);

    /// <summary>Runs a command of the server, and returns how it ended.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ServerFolder folder, string environment, string[] arguments)
    {
        await using var process = ChildProcess.StartReading(Assembly, folder.Path, arguments, Environment(environment, []));
        return (await process.WaitForEndAsync(), process.Output, process.Errors);
    }

    /// <summary>The settings of production's keys as arguments of a command.</summary>
    public static string[] KeyArguments(ServerFolder folder) => [$"--Keys:Folder={folder.Keys}", $"--Keys:Protection:KeyFile={folder.Protection}"];

    public static (string Name, string Value)[] ProductionSettings(ServerFolder folder) =>
    [
        ("Server:Issuer", "https://login.example.com/"),
        ("Server:KnownProxies:0", "127.0.0.1"),
        ("Keys:Folder", folder.Keys),
        ("Keys:Protection:KeyFile", folder.Protection),
        ("Database:Migrate", "true"),
    ];

    /// <summary>Tells the server to end, as whatever runs it does.</summary>
    public void Terminate() => web.Process.Terminate();

    /// <summary>The exit code, once it has ended.</summary>
    public Task<int> WaitForEndAsync() => web.Process.WaitForEndAsync();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private static (string Name, string Value)[] Environment(string environment, (string Name, string Value)[] settings) =>
        [("DOTNET_ENVIRONMENT", environment), ("ASPNETCORE_WEBROOT", WebRoot), .. LevelsUnless(settings), .. settings];

    // The levels of appsettings.json, which is not in the folder of a test: a line for each statement takes more time than the statement.
    private static (string Name, string Value)[] LevelsUnless((string Name, string Value)[] settings) =>
        settings.Any(static s => s.Name.StartsWith("Logging:", StringComparison.Ordinal)) ? [] :
        [
            ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
            ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning"),
            ("Logging:LogLevel:OpenIddict", "Warning"),
        ];
}

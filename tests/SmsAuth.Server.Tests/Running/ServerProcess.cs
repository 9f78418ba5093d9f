using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace SmsAuth.Server.Tests.Running;

/// <summary>The server as a process of its own, as an operator runs it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string Sources = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => a.Key == "ServerFolder").Value!;

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended before it listened, with code {process.ExitCode}."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
        }
    }

    public static string WebRoot => Path.Combine(Sources, "wwwroot");

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(ServerFolder folder, string environment, params (string Name, string Value)[] settings)
    {
        var server = new ServerProcess(Command(folder, environment, settings));
        try
        {
            var address = await server.listening.Task.WaitAsync(Patience);
            server.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
            return server;
        }
        catch (Exception exception)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{exception.Message}\n{server.Output}\n{server.Errors}", exception);
        }
    }

    /// <summary>Starts a server in production behind a proxy at 127.0.0.1.</summary>
    public static Task<ServerProcess> StartProductionAsync(ServerFolder folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, "Production", [.. ProductionSettings(folder), .. settings]);

    /// <summary>Runs a server that must not start, and returns how it ended.</summary>
    public static async Task<Refusal> RefusalAsync(ServerFolder folder, string environment, params (string Name, string Value)[] settings)
    {
        await using var server = new ServerProcess(Command(folder, environment, settings));
        using var patience = new CancellationTokenSource(Patience);
        var ended = server.process.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(ended, server.listening.Task) != ended && server.listening.Task.IsCompletedSuccessfully) Assert.Fail("The server started.");
        await ended;
        return new Refusal(server.process.ExitCode, server.Errors, server.Output);
    }

    public static (string Name, string Value)[] ProductionSettings(ServerFolder folder) =>
    [
        ("Server:Issuer", "https://login.example.com/"),
        ("Server:KnownProxies:0", "127.0.0.1"),
        ("Keys:Folder", folder.Keys),
    ];

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Command(ServerFolder folder, string environment, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SmsAuth.Server.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(inherited);
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_WEBROOT"] = WebRoot;
        start.Environment["URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Read(string? line)
    {
        Append(output, line);
        if (line is not null && Listening().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text) text.AppendLine(line);
    }

    [GeneratedRegex("Now listening on: (http.*)$")]
    private static partial Regex Listening();
}

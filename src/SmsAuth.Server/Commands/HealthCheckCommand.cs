using System.Globalization;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Commands;

/// <summary>
/// The command <c>healthcheck</c>: asks the server on this machine whether it is ready. It is for containers without a shell or an HTTP client, and
/// finds the server by the same settings as the server itself.
/// </summary>
internal sealed record HealthCheckCommand(string[] Settings)
{
    private const string Name = "healthcheck";
    private static readonly string[] Wildcards = ["+", "*", "0.0.0.0", "[::]"];

    // Longer than the server itself waits for its database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Reads the command; null when the arguments are another's.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static HealthCheckCommand? Read(string[] args)
    {
        if (args is not [Name, ..]) return null;
        var settings = args[1..];
        for (var i = 0; i < settings.Length; i++)
        {
            if (!IsSetting(settings[i])) throw new UsageException($"{Name}: '{settings[i]}' is not understood. It takes the server's settings only, such as --urls=http://localhost:8080.");
            if (!settings[i].Contains('=', StringComparison.Ordinal)) i++;
        }

        return new HealthCheckCommand(settings);
    }

    /// <returns>The exit code: 0 when the server is ready, 1 when it is not or does not answer.</returns>
    public async Task<int> RunAsync(TextWriter output)
    {
        var address = AddressOf(WebApplication.CreateBuilder(LaunchEnvironment.OptionsFor(Settings)).Configuration);
        using var handler = new HttpClientHandler { UseProxy = false };

        // The certificate names the public host, and whoever could pretend to be this machine has no use for the question.
        if (address.IsLoopback) handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            await output.WriteLineAsync(response.IsSuccessStatusCode ? "ready" : string.Create(CultureInfo.InvariantCulture, $"not ready: {(int)response.StatusCode}"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await output.WriteLineAsync($"{address} does not answer: {exception.Message}");
            return 1;
        }
    }

    private static bool IsSetting(string arg) => MigrateCommand.IsSetting(arg) || arg.StartsWith("--urls", StringComparison.OrdinalIgnoreCase);

    // In Kestrel's own order: its endpoints, then the addresses, then the ports.
    private static Uri AddressOf(ConfigurationManager configuration)
    {
        var addresses = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static endpoint => endpoint["Url"])
            .Concat(Split(configuration[WebHostDefaults.ServerUrlsKey]))
            .Concat(Split(configuration[WebHostDefaults.HttpPortsKey]).Select(static port => $"http://*:{port}"))
            .Concat(Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(static port => $"https://*:{port}"))
            .OfType<string>();
        foreach (var address in addresses)
        {
            if (Uri.TryCreate(WithoutWildcard(address), UriKind.Absolute, out var uri) && uri is { Port: > 0 }) return uri;
        }

        throw new UsageException($"{Name}: no setting says where the server listens; set --urls=http://localhost:8080, with its port.");
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string WithoutWildcard(string address)
    {
        foreach (var wildcard in Wildcards)
        {
            var host = address.IndexOf($"://{wildcard}:", StringComparison.Ordinal);
            if (host >= 0) return $"{address[..host]}://localhost{address[(host + "://".Length + wildcard.Length)..]}";
        }

        return address;
    }
}

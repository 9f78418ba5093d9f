using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmsAuth.TestKit.Processes;

/// <summary>A Redis of a test's own on a free port, which can be killed and started again. Without the program <c>redis-server</c> the test is skipped.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private const string Program = "redis-server";
    private readonly int port = FreePort();
    private readonly string password;
    private readonly DirectoryInfo? data;
    private ChildProcess? process;

    private RedisProcess(string password, bool durable)
    {
        this.password = password;
        if (durable) data = Directory.CreateTempSubdirectory("smsauth-redis-");
    }

    /// <summary>Host and port, which stay the same when it is started again.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>Starts a Redis that keeps nothing on disk, without a password unless there is one.</summary>
    public static Task<RedisProcess> StartAsync(string password = "") => StartAsync(new RedisProcess(password, durable: false));

    /// <summary>Starts a Redis that has written to its file whatever it has acknowledged: killed, it loses nothing, as long as the machine goes on.</summary>
    public static Task<RedisProcess> StartDurableAsync() => StartAsync(new RedisProcess("", durable: true));

    /// <summary>Starts it on the port that it had, empty unless it is durable.</summary>
    public async Task StartAgainAsync()
    {
        process = ChildProcess.StartProgram(
            Program,
            data?.FullName ?? Path.GetTempPath(),
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", data is null ? "no" : "yes", "--appendfsync", "no", "--requirepass", password]);
        await process.WaitForAsync(static output => output.Contains("Ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        await process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        data?.Delete(recursive: true);
    }

    private static async Task<RedisProcess> StartAsync(RedisProcess redis)
    {
        Assert.SkipUnless(IsInstalled(), $"Install {Program}.");
        await redis.StartAgainAsync();
        return redis;
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Program)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

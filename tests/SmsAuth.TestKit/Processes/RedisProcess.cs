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
    private ChildProcess? process;

    private RedisProcess(string password) => this.password = password;

    /// <summary>Host and port, which stay the same when it is started again.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>Starts a Redis that keeps nothing on disk, without a password unless there is one.</summary>
    public static async Task<RedisProcess> StartAsync(string password = "")
    {
        Assert.SkipUnless(IsInstalled(), $"Install {Program}.");
        var redis = new RedisProcess(password);
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>Starts it, empty, on the port that it had.</summary>
    public async Task StartAgainAsync()
    {
        process = ChildProcess.StartProgram(
            Program,
            Path.GetTempPath(),
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--requirepass", password]);
        await process.WaitForAsync(static output => output.Contains("Ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        await process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Program)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

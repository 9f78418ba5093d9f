using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Containers;

/// <summary>HAProxy with the settings of docker-compose.yml, in front of two servers on this machine.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly HttpClient health;

    private ProxyProcess(ChildProcess process, X509Certificate2 certificate, int https, int http, int health)
    {
        this.process = process;
        Plain = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{http}"));
        this.health = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{health}")) };
        Client = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        })
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://localhost:{https}")),
        };
    }

    public HttpClient Client { get; }

    public Uri Plain { get; }

    /// <summary>Starts it in front of servers that are known by their addresses, and waits until one of them is ready.</summary>
    public static Task<ProxyProcess> StartAsync(ServerFolder folder, Uri node1, Uri node2) => StartAsync(folder, node1.Authority, node2.Authority, "127.0.0.1:1", 200);

    /// <summary>Starts it in front of servers that are known by names which nobody knows yet.</summary>
    public static Task<ProxyProcess> StartAsync(ServerFolder folder, string node1, string node2, NameServer names) => StartAsync(folder, node1, node2, names.Endpoint, 503);

    /// <summary>Waits until the proxy says of itself that it has a server to send to (200), or none (503).</summary>
    public async Task WaitForHealthAsync(int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await HealthAsync(patience.Token) != status)
        {
            if (process.Ended.IsCompleted) Assert.Fail($"The proxy ended: {process.Output}{process.Errors}");
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        health.Dispose();
        await process.DisposeAsync();
    }

    private static async Task<ProxyProcess> StartAsync(ServerFolder folder, string node1, string node2, string names, int healthAtStart)
    {
        var program = Tools.Require("haproxy");
        var certificate = folder.MakeCertificate();
        var (https, http, health) = (Tools.FreePort(), Tools.FreePort(), Tools.FreePort());
        var process = ChildProcess.StartProgram(
            program,
            folder.Path,
            ["-db", "-f", Tree.In("deploy/haproxy/haproxy.cfg")],
            ("CERTIFICATE", certificate),
            ("NODE1", node1),
            ("NODE2", node2),
            ("RESOLVER", names),
            ("HTTPS_BIND", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{https}")),
            ("HTTP_BIND", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{http}")),
            ("HEALTH_BIND", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{health}")));
        var proxy = new ProxyProcess(process, X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(certificate)), https, http, health);
        try
        {
            await proxy.WaitForHealthAsync(healthAtStart);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    private async Task<int> HealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await health.GetAsync(new Uri("/", UriKind.Relative), cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}

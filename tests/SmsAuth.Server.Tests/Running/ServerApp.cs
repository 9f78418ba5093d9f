using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using SmsAuth.Server.Tests.Running;

[assembly: AssemblyFixture(typeof(ServerApp))]

namespace SmsAuth.Server.Tests.Running;

/// <summary>One developer's server inside the test process, on Kestrel and SQLite, for all tests that only ask it things.</summary>
public sealed class ServerApp : WebApplicationFactory<Program>
{
    private readonly ServerFolder folder = new();

    public ServerApp()
    {
        UseKestrel(0);
        StartServer();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    public HttpClient Http { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Development)
        .UseSetting("Logging:LogLevel:Default", "Warning")
        .UseContentRoot(folder.Path)
        .UseWebRoot(ServerProcess.WebRoot);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Http.Dispose();
        folder.Dispose();
    }
}

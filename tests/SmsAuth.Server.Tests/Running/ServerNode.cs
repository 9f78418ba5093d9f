using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Running;

/// <summary>One of several servers on one database, inside the test process, so that a test can look at it and put parts of its own into it.</summary>
internal sealed class ServerNode : WebApplicationFactory<Program>
{
    private readonly ServerFolder folder;
    private readonly IEnumerable<(string Name, string Value)> settings;
    private readonly Action<IServiceCollection> change;

    /// <param name="database">The database of all nodes.</param>
    /// <param name="folder">The folder of all nodes, which has their keys.</param>
    /// <param name="change">Replaces services.</param>
    /// <param name="settings">Settings in addition to those of Development.</param>
    public ServerNode(TestDatabase database, ServerFolder folder, Action<IServiceCollection> change, params IEnumerable<(string Name, string Value)> settings)
    {
        (this.folder, this.change) = (folder, change);
        this.settings = [("Database:Provider", database.Kind.ToString()), ("Database:ConnectionString", database.ConnectionString), .. settings];
        UseKestrel(0);
        StartServer();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    public HttpClient Http { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseContentRoot(folder.Path)
            .UseWebRoot(ServerProcess.WebRoot)
            .ConfigureTestServices(change);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Http.Dispose();
        base.Dispose(disposing);
    }
}

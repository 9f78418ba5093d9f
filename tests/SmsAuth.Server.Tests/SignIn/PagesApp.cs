using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using SmsAuth.Server.Tests.Running;
using SmsAuth.Server.Tests.SignIn;

[assembly: AssemblyFixture(typeof(PagesApp))]

namespace SmsAuth.Server.Tests.SignIn;

/// <summary>One developer's server for the tests of pages, on which one address may ask for as many codes as they need.</summary>
public sealed class PagesApp : WebApplicationFactory<Program>
{
    private readonly ServerFolder folder = new();
    private readonly (string Name, string Value)[] settings;

    public PagesApp()
        : this([])
    {
    }

    internal PagesApp(params (string Name, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(0);
        StartServer();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    public HttpClient Http { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseContentRoot(folder.Path)
            .UseWebRoot(ServerProcess.WebRoot);
        foreach (var (name, value) in DemoPhone.WithoutLimits.Where(static l => !l.Name.EndsWith("Cooldown", StringComparison.Ordinal)).Append(("SmsAuth:Fraud:Velocity:Mode", "Off")).Concat(settings)) builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Http.Dispose();
        folder.Dispose();
    }
}

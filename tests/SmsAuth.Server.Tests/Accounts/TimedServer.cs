using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Accounts;

/// <summary>A developer's server on Kestrel and SQLite whose clock the test moves, without limits on how many texts are sent.</summary>
public sealed class TimedServer : WebApplicationFactory<Program>
{
    private readonly ServerFolder folder = new();

    private readonly (string Name, string Value)[] settings;

    public TimedServer()
        : this([])
    {
    }

    internal TimedServer(params (string Name, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(0);
        StartServer();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    /// <summary>Settings that turn off every limit of sending.</summary>
    public static (string Name, string Value)[] NoLimits { get; } =
    [
        ("SmsAuth:Limits:Number:Cooldown", "0"),
        ("SmsAuth:Limits:Number:PerHour", "0"),
        ("SmsAuth:Limits:Number:PerDay", "0"),
        ("SmsAuth:Limits:Address:PerHour", "0"),
    ];

    public HttpClient Http { get; }

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in NoLimits.Concat(settings)) builder.UseSetting(name, value);
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseContentRoot(folder.Path)
            .UseWebRoot(ServerProcess.WebRoot)
            .ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Http.Dispose();
        folder.Dispose();
    }
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmsAuth.Browser.Tests.Running;
using SmsAuth.Gateways.Outbox;

[assembly: AssemblyFixture(typeof(PagesServer))]

namespace SmsAuth.Browser.Tests.Running;

/// <summary>A developer's server inside the test process, on Kestrel and SQLite, for all tests.</summary>
public sealed class PagesServer : WebApplicationFactory<Program>
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"smsauth-{Guid.NewGuid():N}");

    public PagesServer()
    {
        Directory.CreateDirectory(folder);
        UseKestrel(0);
        StartServer();

        // WebAuthn and cookies know no addresses, but localhost is a name to them.
        Origin = $"http://localhost:{ClientOptions.BaseAddress.Port}";
    }

    public string Origin { get; }

    /// <summary>The code in the newest text to a number.</summary>
    public string CodeFor(string number) =>
        new([.. Services.GetRequiredService<DevelopmentOutbox>().Messages.First(m => m.To == number).Text.TakeWhile(char.IsAsciiDigit)]);

    /// <summary>How many texts a number got.</summary>
    public int TextsTo(string number) => Services.GetRequiredService<DevelopmentOutbox>().Messages.Count(m => m.To == number);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Development)
        .UseSetting("Logging:LogLevel:Default", "Warning")
        .UseSetting("SmsAuth:Limits:Address:PerHour", "0")
        .UseSetting("SmsAuth:Limits:Client:PerHour", "0")
        .UseSetting("SmsAuth:Limits:Country:PerDay", "0")
        .UseSetting("SmsAuth:Fraud:Velocity:Mode", "Off")
        .UseContentRoot(folder)
        .UseWebRoot(Place.WebRoot);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

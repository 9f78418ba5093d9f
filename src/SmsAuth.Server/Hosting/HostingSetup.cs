using SmsAuth.Server.Redaction;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Hosting;

/// <summary>How the server meets the network: addresses, https, proxies, headers, failures.</summary>
internal static class HostingSetup
{
    private const string DevelopmentUrl = "http://localhost:5080";

    /// <returns>The issuer; null when it is taken from the request.</returns>
    public static Uri? AddHosting(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<ServerSettings>(builder.Configuration.GetSection(ServerSettings.Section), problems);
        var proxies = TrustedProxies.Read(settings, problems);
        RefuseWithoutHttps(builder, proxies, problems);

        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        if (builder.Environment.IsDevelopment() && !HasAddress(builder.Configuration)) builder.WebHost.UseUrls(DevelopmentUrl);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.PostConfigure<ForwardedHeadersOptions>(proxies.Apply);
        builder.Services.KeepTalkativeLogsQuiet();
        builder.Services.KeepNumbersOutOfLogs();
        return Issuer.Read(settings.Issuer, builder.Environment, problems);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<FailureResponses>();
        app.UseMiddleware<FormLimits>();
    }

    private static void RefuseWithoutHttps(WebApplicationBuilder builder, TrustedProxies proxies, StartProblems problems)
    {
        if (builder.Environment.IsDevelopment() || proxies.Any || HttpsKnowledge.ServesHttps(builder.Configuration)) return;
        problems.Add(
            "HTTPS: behind a proxy that ends TLS, set Server:KnownProxies:0 to its IP address or Server:KnownNetworks:0 to its network; " +
            "without one, serve https here: set Urls to an https address and Kestrel:Certificates:Default:Path to a certificate.");
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        !string.IsNullOrWhiteSpace(configuration[WebHostDefaults.ServerUrlsKey])
        || !string.IsNullOrWhiteSpace(configuration[WebHostDefaults.HttpPortsKey])
        || !string.IsNullOrWhiteSpace(configuration[WebHostDefaults.HttpsPortsKey])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}

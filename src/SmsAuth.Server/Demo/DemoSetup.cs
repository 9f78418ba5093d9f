using OpenIddict.Abstractions;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Demo;

internal static class DemoSetup
{
    private const string Setting = $"{DemoSettings.Section}:{nameof(DemoSettings.Enabled)}";

    public static void AddDemo(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<DemoSettings>(builder.Configuration.GetSection(DemoSettings.Section), problems);
        var enabled = settings.Enabled ?? builder.Environment.IsDevelopment();
        if (!enabled) return;
        if (!builder.Environment.IsDevelopment()) problems.Add($"{Setting}: the demo client is for Development only. Remove the setting or set it to false.");

        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddOpenIddict().AddServer(static server => server.RegisterScopes(DemoNames.Scope));
    }

    /// <summary>Adds the demo where it is enabled, and refuses a database that has it outside Development.</summary>
    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        if (app.Services.GetService<DemoSeed>() is { } seed) await seed.PlantAsync();
        if (!app.Environment.IsDevelopment()) await RefuseDemoClientAsync(app.Services);
    }

    private static async Task RefuseDemoClientAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var id in new[] { DemoNames.Client, DemoNames.Automation })
        {
            if (await clients.FindByClientIdAsync(id) is null) continue;
            throw StartProblems.Refusal($"Database:ConnectionString: this is a developer's database, it has the client {id}. Use a database of production's own.");
        }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using MudBlazor.Services;
using SmsAuth.Server.AdminConsole.InProcess;
using SmsAuth.Server.AdminConsole.Layout;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.AdminConsole;

/// <summary>The administrators' console at <see cref="Path"/>.</summary>
internal static class ConsoleSetup
{
    public const string Path = "/admin";
    private const string Policy = "console";

    public static void AddConsole(this WebApplicationBuilder builder)
    {
        // What comes with packages is served from where they are, unless it was published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(static circuits => circuits.DetailedErrors = false);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices(static mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.PreventDuplicates = false;
        });
        builder.Services.AddSingleton<ApiPipeline>();
        builder.Services.AddSingleton<ApiHandler>();
        builder.Services.AddScoped<BrowserAddress>();
        builder.Services.AddScoped<BrowserClock>();
        builder.Services.AddScoped<AdminClient>();
        builder.Services.AddScoped<ConsoleTexts>();
        builder.Services.AddScoped<IAuthorizationHandler, AdministratorRequirement.Handler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, LeadToPasskey>();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policy, static policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
    }

    /// <summary>Marks where the console's own requests to the API come in.</summary>
    public static void UseConsoleRequests(this WebApplication app) => app.Services.GetRequiredService<ApiPipeline>().Begin(app);

    public static void UseConsole(this WebApplication app)
    {
        string[] languages = [.. PageTexts.All.Keys];
        app.UseWhen(IsOfConsole, console => console.UseRequestLocalization(options =>
        {
            options.AddSupportedCultures(languages).AddSupportedUICultures(languages).SetDefaultCulture("en");
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        }));
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapConsole(this WebApplication app) => app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = null)
        .RequireAuthorization(Policy);

    private static bool IsOfConsole(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
}

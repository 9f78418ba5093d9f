using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using SmsAuth.Server.SignIn.Authorization;
using SmsAuth.Server.SignIn.Codes;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;
using SmsAuth.Server.SignIn.Theme;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.SignIn;

/// <summary>The pages on which people sign in with a browser, and the authorization endpoint that leads to them.</summary>
internal static class SignInSetup
{
    private static readonly PathString[] Browsed = [AuthorizeEndpoint.Path, "/" + Tokens.EndSession.Path, SignInPaths.Number, SignInPaths.SignOut, AdminConsole.ConsoleSetup.Path];

    public static void AddSignIn(this WebApplicationBuilder builder, Uri? issuer, StartProblems problems)
    {
        var settings = SettingsReader.Read<SignInSettings>(builder.Configuration.GetSection(SignInSettings.Section), problems);
        ThemeCheck.Check(settings, problems);
        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.AddAuthentication(SessionCookie.Scheme).AddSessionCookie(builder.Environment);
        builder.Services.AddOptions<AntiforgeryOptions>().Configure(antiforgery =>
        {
            SessionCookie.Apply(antiforgery.Cookie, "forms", builder.Environment);
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.FormFieldName = "form_token";
        });

        // Names and numbers of all scripts stay readable in the source of a page; what HTML gives a meaning is encoded all the same.
        builder.Services.Configure<WebEncoderOptions>(static encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(static services => PageLanguage.For(services.GetRequiredService<IHttpContextAccessor>().HttpContext ?? throw new InvalidOperationException("Pages are of requests.")));
        builder.Services.AddScoped<SignInPages>();
        builder.Services.AddScoped<EndSessionClients>();
        builder.Services.AddSingleton<AskedCodes>();
        builder.Services.AddSingleton<BrowserSecret>();
        builder.Services.AddSingleton<Reauthentication>();
        builder.Services.AddSingleton<ConsentAnswers>();
        builder.Services.AddScoped<BrowserSessions>();
        builder.Services.AddScoped<PageClients>();
        builder.Services.AddScoped<SignInFlow>();
        builder.Services.AddScoped<Grants>();
        builder.Services.AddScoped<AuthorizeEndpoint>();
        builder.Services.AddPasskeys(issuer);
    }

    /// <summary>Shows what is refused to a browser as a page.</summary>
    public static void UseSignInErrors(this WebApplication app) => app.UseWhen(
        static context => Browsed.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            && !context.Request.Path.StartsWithSegments(Admin.AdminApi.Path, StringComparison.OrdinalIgnoreCase),
        static pages => pages.UseStatusCodePagesWithReExecute(SignInPaths.Error));

    public static void MapSignIn(this WebApplication app)
    {
        AuthorizeEndpoint.Map(app);
        app.MapTheme();
    }
}

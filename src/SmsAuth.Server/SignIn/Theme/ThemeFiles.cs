using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SmsAuth.Server.SignIn.Theme;

/// <summary>Serves what the theme consists of: colours, the logo and further style rules.</summary>
internal static class ThemeFiles
{
    public const string Colors = "/theme/colors.css";
    public const string Logo = "/theme/logo";
    public const string Css = "/theme/theme.css";

    public static FrozenDictionary<string, string> LogoTypes { get; } = new Dictionary<string, string>
    {
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".jpg"] = "image/jpeg",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void MapTheme(this WebApplication app)
    {
        var theme = app.Services.GetRequiredService<IOptions<SignInSettings>>().Value.Theme;
        app.MapGet(Colors, (HttpResponse response) => Text(response, RulesOf(theme)));
        if (theme.Logo is { } logo) app.MapGet(Logo, (HttpResponse response) => FileAt(response, logo, LogoTypes[Path.GetExtension(logo)]));
        if (theme.Css is { } css) app.MapGet(Css, (HttpResponse response) => FileAt(response, css, "text/css"));
    }

    private static string RulesOf(ThemeSettings theme)
    {
        var light = theme.Accent is { } accent ? $":root {{ --accent: {accent}; --on-accent: #ffffff; }}\n" : "";
        var dark = theme.AccentDark is { } accentDark ? $"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {accentDark}; --on-accent: #000000; }} }}\n" : "";
        return light + dark;
    }

    private static IResult Text(HttpResponse response, string rules)
    {
        KeepAWhile(response);
        return Results.Text(rules, "text/css");
    }

    private static IResult FileAt(HttpResponse response, string file, string type)
    {
        KeepAWhile(response);
        return Results.File(Path.GetFullPath(file), type, lastModified: File.GetLastWriteTimeUtc(file));
    }

    private static void KeepAWhile(HttpResponse response) => response.Headers[HeaderNames.CacheControl] = "public, max-age=300";
}

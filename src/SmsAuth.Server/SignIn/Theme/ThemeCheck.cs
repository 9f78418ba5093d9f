using System.Text.RegularExpressions;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.SignIn.Theme;

/// <summary>Checks the section <c>SignIn</c>.</summary>
internal static partial class ThemeCheck
{
    private const int MaxName = 60;

    /// <summary>The least contrast of text (WCAG 2.2, 1.4.3).</summary>
    private const double MinContrast = 4.5;

    public static void Check(SignInSettings settings, StartProblems problems)
    {
        CheckSpan(nameof(settings.SessionIdle), settings.SessionIdle, problems);
        CheckSpan(nameof(settings.SessionLifetime), settings.SessionLifetime, problems);
        var theme = settings.Theme;
        if (string.IsNullOrWhiteSpace(theme.Name) || theme.Name.Length > MaxName || theme.Name.Any(char.IsControl)) problems.Add($"{Path(nameof(theme.Name))}: 1 to {MaxName} characters.");
        CheckColor(nameof(theme.Accent), theme.Accent, textLuminance: 1, "white", problems);
        CheckColor(nameof(theme.AccentDark), theme.AccentDark, textLuminance: 0, "black", problems);
        CheckFile(nameof(theme.Logo), theme.Logo, ThemeFiles.LogoTypes.Keys, problems);
        CheckFile(nameof(theme.Css), theme.Css, [".css"], problems);
    }

    private static string Path(string name) => $"{SignInSettings.Section}:{nameof(SignInSettings.Theme)}:{name}";

    private static void CheckSpan(string name, TimeSpan value, StartProblems problems)
    {
        if (value < SignInSettings.MinSession || value > SignInSettings.MaxSession) problems.Add($"{SignInSettings.Section}:{name}: 5 minutes to 400 days.");
    }

    private static void CheckColor(string name, string? value, double textLuminance, string text, StartProblems problems)
    {
        if (value is null) return;
        if (!Color().IsMatch(value)) problems.Add($"{Path(name)}: a colour such as #4338ca.");
        else if (Contrast(Luminance(value), textLuminance) < MinContrast) problems.Add($"{Path(name)}: {text} text is not readable on {value}: the contrast is below 4.5 to 1.");
    }

    private static void CheckFile(string name, string? value, IEnumerable<string> types, StartProblems problems)
    {
        if (value is null) return;
        if (!types.Contains(System.IO.Path.GetExtension(value), StringComparer.OrdinalIgnoreCase)) problems.Add($"{Path(name)}: a file of the type {string.Join(", ", types)}.");
        else if (!File.Exists(value)) problems.Add($"{Path(name)}: there is no file {value}.");
    }

    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string color)
    {
        var channels = Convert.FromHexString(color[1..]).Select(static c => c / 255.0).Select(static c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Color();
}

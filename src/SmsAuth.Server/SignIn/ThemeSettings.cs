namespace SmsAuth.Server.SignIn;

/// <summary>The section <c>SignIn:Theme</c>.</summary>
internal sealed class ThemeSettings
{
    /// <summary>The name that the pages show. Default: <c>SmsAuth</c>.</summary>
    public string Name { get; set; } = "SmsAuth";

    /// <summary>The colour of buttons and links, such as <c>#4338ca</c>. White text must be readable on it. Default: that of SmsAuth.</summary>
    public string? Accent { get; set; }

    /// <summary>The same in dark mode, on which black text must be readable. Default: that of SmsAuth.</summary>
    public string? AccentDark { get; set; }

    /// <summary>A file with the logo: svg, png, webp or jpg. Default: that of SmsAuth.</summary>
    public string? Logo { get; set; }

    /// <summary>A file with style rules that come after those of the pages. Default: none.</summary>
    public string? Css { get; set; }
}

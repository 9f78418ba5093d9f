using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using SmsAuth.Server.SignIn.Languages;

namespace SmsAuth.Server.AdminConsole.Layout;

/// <summary>What is around every page: the menu, the language and the colours.</summary>
public partial class MainLayout
{
    // The contrast of text is at least 4.5 to 1 on each of its backgrounds (WCAG 2.2, 1.4.3).
    private static readonly MudTheme Look = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#4338ca",
            Secondary = "#0f766e",
            AppbarBackground = "#ffffff",
            AppbarText = "#17181c",
            Background = "#f6f6fa",
            DrawerBackground = "#ffffff",
            TextPrimary = "#17181c",
            TextSecondary = "#555a68",
            Success = "#14653a",
            Warning = "#8a5300",
            Error = "#b3261e",
            Info = "#1f5fa8",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a5a8ff",
            PrimaryContrastText = "#101116",
            Secondary = "#5eead4",
            AppbarBackground = "#16181f",
            AppbarText = "#ececf1",
            Background = "#101116",
            Surface = "#191b22",
            DrawerBackground = "#16181f",
            TextPrimary = "#ececf1",
            TextSecondary = "#b3b8c6",
            Success = "#8fd9ae",
            Warning = "#f5c26b",
            Error = "#ffb4ab",
            Info = "#9cc9ff",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600" },
            Default = new DefaultTypography { FontFamily = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"] },
        },
    };

    private static readonly IReadOnlyList<string> Languages = [.. PageTexts.All.Keys.Order(StringComparer.Ordinal)];

    private MudThemeProvider theme = null!;
    private ErrorBoundary? boundary;
    private bool isDark;
    private bool isChosen;
    private bool isOpen = true;

    private bool isReady;

    [Inject]
    private IJSRuntime Scripts { get; set; } = null!;

    [Inject]
    private BrowserClock Clock { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => boundary?.Recover();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        Clock.Set(await Scripts.InvokeAsync<string?>("smsauthConsole.timeZone"));
        isReady = true;
        var chosen = await Scripts.InvokeAsync<string?>("smsauthConsole.colours");
        isChosen = chosen is not null;
        isDark = chosen is null ? await theme.GetSystemDarkModeAsync() : chosen == "dark";
        StateHasChanged();
    }

    private async Task SwitchAsync()
    {
        (isDark, isChosen) = (!isDark, true);
        await Scripts.InvokeVoidAsync("smsauthConsole.chooseColours", isDark ? "dark" : "light");
    }

    private async Task SpeakAsync(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language).Name;
        await Scripts.InvokeVoidAsync("smsauthConsole.speak", $"c={culture}|uic={culture}");
        Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
    }
}

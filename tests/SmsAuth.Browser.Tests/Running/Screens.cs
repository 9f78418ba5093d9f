using Microsoft.Playwright;

namespace SmsAuth.Browser.Tests.Running;

/// <summary>What people look at the pages with.</summary>
internal static class Screens
{
    public static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 780 },
        DeviceScaleFactor = 2,
        HasTouch = true,
        IsMobile = true,
        Locale = "en-US",
    };

    public static BrowserNewContextOptions Tablet => new() { ViewportSize = new ViewportSize { Width = 820, Height = 1100 }, Locale = "en-US" };

    public static BrowserNewContextOptions Desktop => new() { ViewportSize = new ViewportSize { Width = 1280, Height = 800 }, Locale = "en-US" };

    public static BrowserNewContextOptions In(this BrowserNewContextOptions screen, string locale)
    {
        screen.Locale = locale;
        return screen;
    }

    public static BrowserNewContextOptions Dark(this BrowserNewContextOptions screen)
    {
        screen.ColorScheme = ColorScheme.Dark;
        return screen;
    }

    public static BrowserNewContextOptions WithoutScripts(this BrowserNewContextOptions screen)
    {
        screen.JavaScriptEnabled = false;
        return screen;
    }
}

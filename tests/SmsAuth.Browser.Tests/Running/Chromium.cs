using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace SmsAuth.Browser.Tests.Running;

/// <summary>The browser, one for all tests; every test has a profile of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The shell does the same with less: it has no window to draw.
    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // Much else may run on the machine.
    private const int Patience = 60_000;

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the browser is.</summary>
    public static string Program => Environment.GetEnvironmentVariable("SMSAUTH_TEST_CHROMIUM") is { Length: > 0 } path ? path : Installed.FirstOrDefault(File.Exists) ?? Installed[^1];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet });
    }

    /// <summary>Somebody with a browser of their own. The test is skipped where there is no Chromium.</summary>
    internal async Task<Visitor> OpenAsync(PagesServer server, BrowserNewContextOptions? options = null)
    {
        if (browser is null) Assert.Skip($"Needs Chromium: install the package chromium, or set SMSAUTH_TEST_CHROMIUM to it; there is none at {Program}.");
        var context = await browser.NewContextAsync(options ?? Screens.Phone);
        context.SetDefaultTimeout(Patience);
        return await Visitor.OpenAsync(context, server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

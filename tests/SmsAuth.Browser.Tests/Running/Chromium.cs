using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace SmsAuth.Browser.Tests.Running;

/// <summary>The browser, one for all tests; every test has a profile of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Installed = "/usr/bin/chromium";

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the browser is.</summary>
    public static string Program => Environment.GetEnvironmentVariable("SMSAUTH_TEST_CHROMIUM") is { Length: > 0 } path ? path : Installed;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet });
    }

    /// <summary>Somebody with a browser of their own. The test is skipped where there is no Chromium.</summary>
    internal async Task<Visitor> OpenAsync(PagesServer server, BrowserNewContextOptions? options = null)
    {
        if (browser is null) Assert.Skip($"Needs Chromium: install the package chromium, or set SMSAUTH_TEST_CHROMIUM to it; there is none at {Program}.");
        var context = await browser.NewContextAsync(options ?? Screens.Phone);
        context.SetDefaultTimeout(15_000);
        return await Visitor.OpenAsync(context, server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

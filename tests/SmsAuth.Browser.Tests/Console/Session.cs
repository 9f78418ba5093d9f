using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.Console;

/// <summary>The administrator signs in once for all tests: what the browser keeps of it is given to the others.</summary>
internal static class Session
{
    private const string Administrator = "+12025550199";
    private static readonly SemaphoreSlim Once = new(1);
    private static string? state;

    /// <summary>A browser in which the administrator is signed in.</summary>
    public static async Task<BrowserNewContextOptions> OfAsync(Chromium chromium, PagesServer server, BrowserNewContextOptions screen)
    {
        await Once.WaitAsync();
        try
        {
            state ??= await SignInAsync(chromium, server);
        }
        finally
        {
            Once.Release();
        }

        screen.StorageState = state;
        return screen;
    }

    private static async Task<string> SignInAsync(Chromium chromium, PagesServer server)
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Desktop);
        await visitor.GoAsync("/admin");
        await visitor.SignInAsync(Administrator);
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Dashboard" }).WaitForAsync();
        return await visitor.Context.StorageStateAsync();
    }
}

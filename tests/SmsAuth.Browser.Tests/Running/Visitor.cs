using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmsAuth.Browser.Tests.Running;

/// <summary>Somebody who looks at the pages. Whatever the browser complains about on the way, such as a script that the page's policy forbids, fails the test.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly PagesServer server;
    private readonly ConcurrentQueue<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, PagesServer server)
    {
        (this.context, Page, this.server) = (context, page, server);
        page.Console += (_, message) =>
        {
            // That an answer says 400 is for the test to judge.
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    public static async Task<Visitor> OpenAsync(IBrowserContext context, PagesServer server) => new(context, await context.NewPageAsync(), server);

    public Task GoAsync(string path) => Page.GotoAsync(server.Origin + path);

    /// <summary>Types a number on the first page of a sign-in, and waits for the second.</summary>
    public async Task AskAsync(string number)
    {
        await Page.Locator("#number").FillAsync(number);
        await Page.Locator("button[type=submit]").First.ClickAsync();
        await Page.Locator("#code").WaitForAsync();
    }

    /// <summary>Signs in with a number on the pages that are shown.</summary>
    public async Task SignInAsync(string number)
    {
        await AskAsync(number);
        await TypeCodeAsync(server.CodeFor(number));
    }

    public Task TypeCodeAsync(string code) => Page.Locator("#code").PressSequentiallyAsync(code);

    /// <summary>Keeps a picture of the page, and fails when the page is not accessible (WCAG 2.2 A and AA, by axe).</summary>
    public async Task LookAsync(string name)
    {
        Directory.CreateDirectory(Place.Pictures);
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Place.Pictures, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{name}: {string.Join("; ", result.Violations.Select(static v => $"{v.Id} ({v.Help}): {string.Join(", ", v.Nodes.Select(static n => n.Html))}"))}");
    }

    /// <summary>The claims that the demo app shows.</summary>
    public async Task<JsonElement> ClaimsAsync()
    {
        await Page.Locator("#result").WaitForAsync();
        return JsonDocument.Parse(await Page.Locator("#result code").InnerTextAsync()).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}

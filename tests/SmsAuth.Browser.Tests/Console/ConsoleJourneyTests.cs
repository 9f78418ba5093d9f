using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.Console;

public sealed class ConsoleJourneyTests(PagesServer server, Chromium chromium)
{
    [Fact]
    public async Task Nobody_but_an_administrator_sees_the_console()
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Desktop);
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.SignInAsync("+12025550150");
        await visitor.ClaimsAsync();

        await visitor.GoAsync("/admin");

        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Your account is not allowed to see this page.");
        await visitor.LookAsync("console-forbidden");
    }

    [Fact]
    public async Task A_client_is_added_changed_given_a_new_secret_and_deleted()
    {
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;
        await admin.GoAsync("/admin/clients/new");

        // Its errors stand at the fields.
        await page.GetByLabel("Client ID").FillAsync("console-shop");
        await page.GetByLabel("Redirect URIs", new() { Exact = true }).FillAsync("ftp://nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("redirect_uris");
        await admin.LookAsync("console-client-error");

        await page.GetByLabel("Redirect URIs", new() { Exact = true }).FillAsync("https://shop.example/callback");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The shop");
        await ChooseAsync(page, "Type", "Confidential");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is the secret.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "console-shop" })).ToBeVisibleAsync();
        await admin.LookAsync("console-client-secret");

        await page.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await admin.LookAsync("console-confirm");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Assertions.Expect(page.GetByText("A former one is taken until")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/clients");
        await Assertions.Expect(page.GetByText("console-shop")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_another_administrator_changed_meanwhile_is_not_overwritten()
    {
        await using var first = await OpenAsync(Screens.Desktop);
        await using var second = await OpenAsync(Screens.Desktop);
        await first.GoAsync("/admin/scopes/new");
        await first.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("console.race");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "console.race" })).ToBeVisibleAsync();
        await second.GoAsync("/admin/scopes/console.race");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeVisibleAsync();

        await first.Page.GetByLabel("Shown as").FillAsync("First");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(first.Page.GetByText("Saved.").First).ToBeVisibleAsync();
        await first.Page.WaitForTimeoutAsync(500);
        await second.Page.GetByLabel("Shown as").FillAsync("Second");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Assertions.Expect(second.Page.GetByText("Somebody else has changed this meanwhile.")).ToBeVisibleAsync();
        await second.LookAsync("console-changed");
    }

    [Fact]
    public async Task A_verifier_is_made_with_a_route_and_texts_whose_preview_follows_what_is_typed()
    {
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;
        await admin.GoAsync("/admin/verifiers/new/code");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("console-verifier");
        await page.GetByLabel("Name of the application in texts").FillAsync("Console Shop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the route" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "outbox" }).ClickAsync();
        await page.GetByLabel("sign_in", new() { Exact = true }).FillAsync("{code} opens {app}");

        await Assertions.Expect(page.Locator(".bubble").First).ToContainTextAsync("opens Console Shop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "console-verifier" })).ToBeVisibleAsync();
        await page.GetByLabel("Phone number").FillAsync("+12025550151");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Assertions.Expect(page.GetByText("outbox took the text.")).ToBeVisibleAsync();
        await admin.LookAsync("console-verifier-made");
        Assert.Equal(1, server.TextsTo("+12025550151"));
    }

    [Fact]
    public async Task A_user_is_found_disabled_enabled_and_loses_a_sign_in()
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Phone);
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.SignInAsync("+12025550152");
        await visitor.ClaimsAsync();
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;

        await admin.GoAsync("/admin/users");
        await page.GetByLabel("Phone number, name or id").FillAsync("+12025550152");
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "+1********52" }).ClickAsync();
        await Assertions.Expect(page.GetByText("demo-app").First).ToBeVisibleAsync();
        await admin.LookAsync("console-user");

        await page.GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Disable" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Disabled").First).ToBeVisibleAsync();
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.Page.Locator("#number").WaitForAsync();
    }

    [Fact]
    public async Task The_challenges_and_what_happened_to_one_are_shown()
    {
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;

        await admin.GoAsync("/admin/challenges");
        await page.GetByLabel("Whole number").FillAsync("+12025550199");
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(page.GetByText("Code requested")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Signed in").First).ToBeVisibleAsync();
        await admin.LookAsync("console-challenge");
    }

    [Fact]
    public async Task A_prefix_is_paused_by_hand_and_let_through_again()
    {
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;

        await admin.GoAsync("/admin/fraud");
        await page.GetByLabel("Prefix or country").FillAsync("prefix:+4670174");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Let prefix:+4670174 through" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Let through" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Nothing is paused.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_used_on_a_phone_in_the_dark_and_by_keyboard()
    {
        await using var admin = await OpenAsync(Screens.Phone.Dark());
        var page = admin.Page;

        await admin.GoAsync("/admin/clients");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Clients" }).WaitForAsync();
        await admin.LookAsync("console-clients-phone-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Dashboard" }).WaitForAsync();
        await page.WaitForTimeoutAsync(500);
        await admin.LookAsync("console-dashboard-phone-dark");
    }

    [Theory]
    [InlineData("ar", "rtl", "العملاء")]
    [InlineData("de", "ltr", "Clients")]
    [InlineData("ja", "ltr", "クライアント")]
    public async Task It_speaks_the_language_of_the_browser_and_lies_the_right_way(string language, string direction, string heading)
    {
        await using var admin = await OpenAsync(Screens.Desktop.In(language));

        await admin.GoAsync("/admin/clients");
        await admin.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading }).WaitForAsync();

        await Assertions.Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await admin.Page.GetByText("demo-automation").First.WaitForAsync();
        await admin.LookAsync($"console-clients-{language}");
    }

    [Fact]
    public async Task Whoever_is_no_administrator_any_more_can_do_nothing_on_a_page_that_is_open_still()
    {
        await using var admin = await OpenAsync(Screens.Desktop);
        var page = admin.Page;
        const string Second = "+12025550153";
        await using var other = await chromium.OpenAsync(server, Screens.Desktop);
        await other.GoAsync("/demo");
        await other.Page.Locator("#sign-in").ClickAsync();
        await other.SignInAsync(Second);
        await other.ClaimsAsync();
        await admin.GoAsync("/admin/users");
        await page.GetByLabel("Phone number, name or id").FillAsync(Second);
        await page.GetByRole(AriaRole.Link, new() { Name = "+1********53" }).ClickAsync();
        await ActAsync(page, "Make administrator");
        await Assertions.Expect(page.GetByText("Administrator", new() { Exact = true })).ToBeVisibleAsync();

        await other.GoAsync("/admin/scopes");
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "demo_api" }).WaitForAsync();
        await ActAsync(page, "No administrator any more");
        await Assertions.Expect(page.GetByText("Administrator", new() { Exact = true })).ToHaveCountAsync(0);
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "demo_api" }).ClickAsync();

        await Assertions.Expect(other.Page.GetByText("The account is no administrator.")).ToBeVisibleAsync();
    }

    private static async Task ActAsync(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = action }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }

    private static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByLabel(label, new() { Exact = true }).ClickAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
    }

    private async Task<Visitor> OpenAsync(BrowserNewContextOptions screen) => await chromium.OpenAsync(server, await Session.OfAsync(chromium, server, screen));
}

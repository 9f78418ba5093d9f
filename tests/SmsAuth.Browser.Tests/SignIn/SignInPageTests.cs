using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.SignIn;

public sealed class SignInPageTests(PagesServer server, Chromium chromium)
{
    // A client that has no page here: the browser shows the address at which it ends, and an error of its own.
    private const string Request =
        "/connect/authorize?client_id=demo-app&response_type=code&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fdemo&scope=openid&state=s"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    [Fact]
    public async Task A_number_and_a_code_sign_in_to_an_app_that_knows_only_the_code_flow()
    {
        await using var visitor = await OpenDemoAsync(Screens.Phone);
        await visitor.LookAsync("sign-in-number-phone");
        await visitor.AskAsync("(202) 555-0141");
        await visitor.LookAsync("sign-in-code-phone");
        await visitor.TypeCodeAsync(server.CodeFor("+12025550141"));

        var claims = await visitor.ClaimsAsync();
        Assert.Equal("+12025550141", claims.GetProperty("phone_number").GetString());
        Assert.Equal(["sms", "otp"], claims.GetProperty("amr").EnumerateArray().Select(static m => m.GetString()));

        // Whoever is signed in sees no page on the way, and is asked none when the app shows whose session it ends.
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.ClaimsAsync();
        await visitor.Page.Locator("#sign-out").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.Page.Locator("#number").WaitForAsync();
    }

    [Fact]
    public async Task It_works_without_scripts()
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Desktop.WithoutScripts());
        await visitor.GoAsync(Request);

        await visitor.Page.Locator("#country").SelectOptionAsync("SE");
        await visitor.Page.Locator("#number").FillAsync("070-174 06 31");
        await visitor.Page.Locator("button[type=submit]").ClickAsync();
        await visitor.Page.Locator("#code").FillAsync(server.CodeFor("+46701740631"));
        var ended = visitor.Page.WaitForRequestAsync(r => r.Url.StartsWith("http://127.0.0.1:9/demo?", StringComparison.Ordinal));
        await visitor.Page.Locator("button[type=submit]").First.ClickAsync();

        Assert.Contains("code=", (await ended).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_country_is_found_by_typing_and_by_keyboard_alone()
    {
        await using var visitor = await OpenDemoAsync(Screens.Desktop);
        var country = visitor.Page.GetByRole(AriaRole.Combobox);

        await country.FocusAsync();
        await country.FillAsync("swe");
        await visitor.LookAsync("sign-in-country-desktop");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(country).ToHaveValueAsync("Sweden (+46)");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.TypeAsync("070-174 06 32");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Locator("#code").WaitForAsync();
        await visitor.Page.Keyboard.TypeAsync(server.CodeFor("+46701740632"));

        await visitor.ClaimsAsync();
    }

    [Fact]
    public async Task A_number_with_its_country_code_chooses_the_country_and_the_country_survives_an_error()
    {
        await using var visitor = await OpenDemoAsync(Screens.Phone);

        await visitor.Page.Locator("#number").FillAsync("+46 70");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("Sweden (+46)");
        await visitor.Page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This is not a phone number. Check the digits and the country.");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("Sweden (+46)");
        await Assertions.Expect(visitor.Page.Locator("#number")).ToHaveValueAsync("+46 70");
        await visitor.LookAsync("sign-in-number-error-phone");
    }

    [Fact]
    public async Task A_wrong_code_says_how_many_tries_are_left_and_the_wait_for_another_survives_a_reload()
    {
        await using var visitor = await OpenDemoAsync(Screens.Phone);
        await visitor.AskAsync("+12025550142");
        var code = server.CodeFor("+12025550142");

        await visitor.TypeCodeAsync(code == "000000" ? "111111" : "000000");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is not valid.");
        await Assertions.Expect(visitor.Page.GetByText("Tries left: 4")).ToBeVisibleAsync();
        await visitor.LookAsync("sign-in-code-error-phone");
        await Assertions.Expect(visitor.Page.Locator(".again button").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Send a new code in 0:[0-5][0-9]$"));
        await Assertions.Expect(visitor.Page.Locator(".again button").First).ToBeDisabledAsync();

        await visitor.Page.GotoAsync(visitor.Page.Url);
        await Assertions.Expect(visitor.Page.Locator(".again button").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Send a new code in 0:[0-5][0-9]$"));
        await visitor.Page.Locator("#code").FillAsync($" {code[..3]}-{code[3..]} ");
        await visitor.ClaimsAsync();
    }

    [Theory]
    [InlineData("ar", "rtl", "تسجيل الدخول", "+12025550161")]
    [InlineData("sv", "ltr", "Logga in", "+12025550162")]
    [InlineData("ja", "ltr", "ログイン", "+12025550163")]
    [InlineData("zh-TW", "ltr", "登入", "+12025550164")]
    public async Task It_speaks_the_language_of_the_browser_and_lies_the_right_way(string language, string direction, string heading, string number)
    {
        await using var visitor = await OpenDemoAsync(Screens.Phone.In(language));

        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await visitor.LookAsync($"sign-in-number-phone-{language}");
        await visitor.AskAsync(number);
        await visitor.LookAsync($"sign-in-code-phone-{language}");
    }

    [Fact]
    public async Task It_looks_well_on_every_screen_in_the_light_and_in_the_dark()
    {
        foreach (var (screen, name) in new[] { (Screens.Desktop, "desktop"), (Screens.Desktop.Dark(), "desktop-dark"), (Screens.Tablet, "tablet"), (Screens.Phone.Dark(), "phone-dark") })
        {
            await using var visitor = await OpenDemoAsync(screen);
            await visitor.LookAsync($"sign-in-number-{name}");
        }
    }

    [Fact]
    public async Task At_twice_the_size_nothing_is_cut_off()
    {
        // WCAG 2.2, 1.4.10: what is 640 pixels wide at 200 % has room for 320.
        await using var visitor = await OpenDemoAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 400 }, Locale = "en-US", DeviceScaleFactor = 2 });

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await visitor.LookAsync("sign-in-number-zoomed");
    }

    [Fact]
    public async Task A_client_of_others_asks_before_it_gets_anything()
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Phone);
        await visitor.GoAsync(Request + "&prompt=consent");
        await visitor.AskAsync("+12025550149");
        await visitor.TypeCodeAsync(server.CodeFor("+12025550149"));

        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Allow Demo app?" }).WaitForAsync();
        await visitor.LookAsync("consent-phone");
        var ended = visitor.Page.WaitForRequestAsync(r => r.Url.StartsWith("http://127.0.0.1:9/demo?", StringComparison.Ordinal));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Do not allow" }).ClickAsync();

        Assert.Contains("error=access_denied", (await ended).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_cannot_be_answered_is_explained_on_a_page()
    {
        await using var visitor = await chromium.OpenAsync(server, Screens.Phone);

        await visitor.GoAsync("/connect/authorize?client_id=nobody&response_type=code&redirect_uri=https%3A%2F%2Fevil.example");

        await visitor.Page.GetByText("Details for the makers of the app").ClickAsync();
        await visitor.LookAsync("error-phone");
    }

    private async Task<Visitor> OpenDemoAsync(BrowserNewContextOptions screen)
    {
        var visitor = await chromium.OpenAsync(server, screen);
        await visitor.GoAsync("/demo");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await visitor.Page.Locator("#number").WaitForAsync();
        return visitor;
    }
}

using Microsoft.AspNetCore.WebUtilities;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.Tests.Admin;

namespace SmsAuth.Server.Tests.SignIn;

public sealed class SignInPageTests(PagesApp server)
{
    [Theory]
    [InlineData("(202) 555-0321", "US", "+12025550321")]
    [InlineData("tel:+1-202-555-0322", "", "+12025550322")]
    [InlineData("\u202a+1\u00a0202\u2011555\u20110323\u202c", "", "+12025550323")]
    [InlineData("٢٠٢٥٥٥٠٣٢٤", "US", "+12025550324")]
    [InlineData("0046 70 174 06 25", "SE", "+46701740625")]
    public async Task A_number_is_understood_however_it_is_written(string typed, string country, string number)
    {
        using var browser = new PageBrowser(server);

        var sent = await browser.SendAsync(await browser.OpenAsync(PageBrowser.Authorize()), null, ("number", typed), ("country", country));
        var asked = await browser.GetAsync(sent.Location!);

        Assert.Contains(number, asked.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9]{6}$", await browser.CodeAsync(number));
    }

    [Theory]
    [InlineData("", "US", "Enter your phone number.")]
    [InlineData("12", "US", "This is not a phone number.")]
    [InlineData("hello", "US", "This is not a phone number.")]
    [InlineData("2025550100", "", "Choose your country")]
    [InlineData("2025550100", "XX", "Choose your country")]
    [InlineData("+18005550199", "", "This number cannot receive text messages.")]
    public async Task What_is_no_number_is_said_in_words_and_kept_in_the_field(string typed, string country, string problem)
    {
        using var browser = new PageBrowser(server);

        var page = await browser.SendAsync(await browser.OpenAsync(PageBrowser.Authorize()), null, ("number", typed), ("country", country));

        Assert.Contains(problem, page.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_cannot_become_part_of_the_page()
    {
        using var browser = new PageBrowser(server);
        var page = await browser.OpenAsync(PageBrowser.Authorize(("state", "\"><script>")));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["number"] = "\"><script>alert(1)</script>", ["form_token"] = page.FormToken });
        using var response = await browser.Http.PostAsync(page.Path, form, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("&gt;&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("><script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_costs_a_try_and_the_last_one_ends_the_challenge()
    {
        using var browser = new PageBrowser(server);
        const string Number = "+12025550331";
        var asked = await browser.AskAsync(PageBrowser.Authorize(), Number);
        var code = await browser.CodeAsync(Number);
        var wrong = code == "000000" ? "111111" : "000000";

        var malformed = await browser.SendAsync(asked, null, ("code", "12"));
        var views = new List<PageView>();
        for (var i = 0; i < 5; i++) views.Add(await browser.SendAsync(asked, null, ("code", wrong)));
        var late = await browser.SendAsync(asked, null, ("code", code));

        Assert.Contains("Enter the 6 digits of the code.", malformed.Text, StringComparison.Ordinal);
        Assert.Equal(["Tries left: 4", "Tries left: 3", "Tries left: 2", "Tries left: 1"], views.Take(4).Select(static v => v.Text[v.Text.IndexOf("Tries left", StringComparison.Ordinal)..][..13]));
        Assert.Contains("This code does not work any more.", views[4].Text, StringComparison.Ordinal);
        Assert.Null(late.Location);
    }

    [Fact]
    public async Task A_code_works_in_the_browser_that_asked_for_it_only()
    {
        using var browser = new PageBrowser(server);
        using var stranger = new PageBrowser(server);
        const string Number = "+12025550332";
        var asked = await browser.AskAsync(PageBrowser.Authorize(), Number);
        await stranger.AskAsync(PageBrowser.Authorize(), "+12025550333");

        var seen = await stranger.GetAsync(asked.Path);
        var form = await stranger.OpenAsync("/sign_in");
        var tried = await stranger.SendAsync(form with { Path = asked.ActionOf("Again") }, null, ("channel", "sms"));
        var own = await browser.SendAsync(asked, null, ("code", await browser.CodeAsync(Number)));

        Assert.DoesNotContain(Number, seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"code\"", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, tried.Text, StringComparison.Ordinal);
        Assert.Null(tried.Location);
        Assert.NotNull(own.Location);
    }

    [Fact]
    public async Task Another_code_comes_when_its_time_has_come_and_signs_in()
    {
        await using var hasty = new PagesApp(("SmsAuth:Limits:Number:Cooldown", "0"));
        using var browser = new PageBrowser(hasty);
        var asked = await browser.AskAsync(PageBrowser.Authorize(), "+12025550336");
        var first = await browser.CodeAsync("+12025550336");

        var sent = await browser.SendAsync(asked, "Again", ("channel", "sms"));
        var again = await browser.GetAsync(sent.Location!);
        var second = await browser.CodeAsync("+12025550336");
        var signedIn = await browser.SendAsync(again, null, ("code", second));

        Assert.NotEqual(first, second);
        Assert.StartsWith("/connect/authorize", signedIn.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_code_has_to_wait_as_long_as_the_server_says_also_after_a_reload()
    {
        using var browser = new PageBrowser(server);
        var asked = await browser.AskAsync(PageBrowser.Authorize(), "+12025550334");

        var early = await browser.SendAsync(asked, "Again", ("channel", "sms"));
        var again = await browser.GetAsync(asked.Path);

        Assert.Matches("Try again in (1:00|0:5[0-9])\\.", early.Text);
        Assert.Matches("data-wait=\"(60|5[0-9])\"", again.Text);
    }

    [Fact]
    public async Task An_address_that_nobody_made_here_says_to_start_again()
    {
        using var browser = new PageBrowser(server);
        var asked = await browser.AskAsync(PageBrowser.Authorize(), "+12025550335");
        var query = QueryHelpers.ParseQuery(new Uri("http://x" + asked.Path).Query);

        var made = await browser.GetAsync(QueryHelpers.AddQueryString("/sign_in/code", new Dictionary<string, string?> { ["return_url"] = query["return_url"], ["flow"] = query["flow"] + "x" }));
        var elsewhere = await browser.GetAsync(QueryHelpers.AddQueryString("/sign_in/code", new Dictionary<string, string?> { ["return_url"] = "/", ["flow"] = query["flow"] }));

        Assert.Contains("This sign-in took too long. Start again.", made.Text, StringComparison.Ordinal);
        Assert.Contains("This sign-in took too long. Start again.", elsewhere.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), $"+120255503{36 + (returnUrl.Length % 4)}");

        var page = await browser.GetAsync(QueryHelpers.AddQueryString("/sign_in", "return_url", returnUrl));

        Assert.Equal("/", page.Location);
    }

    [Theory]
    [InlineData("/sign_in")]
    [InlineData("/sign_out")]
    public async Task A_form_that_another_site_sends_is_refused(string path)
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), path == "/sign_in" ? "+12025550342" : "+12025550343");

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["number"] = "+12025550344" });
        using var response = await browser.Http.PostAsync(path, form, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("code=", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_in_has_a_session_of_its_own_and_the_secret_of_the_browser_ends_with_it()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550345");
        var before = Cookie(browser, "smsauth.session");
        var secret = Cookie(browser, "smsauth.browser");

        await browser.SignInAsync(PageBrowser.Authorize(("prompt", "login")), "+12025550346");

        Assert.NotNull(before);
        Assert.Null(secret);
        Assert.NotEqual(before, Cookie(browser, "smsauth.session"));
    }

    [Fact]
    public async Task A_page_lets_its_forms_lead_to_the_client_that_is_registered_and_nowhere_else()
    {
        using var browser = new PageBrowser(server);

        var page = await browser.OpenAsync(PageBrowser.Authorize());
        var forged = await browser.GetAsync(QueryHelpers.AddQueryString("/sign_in", "return_url", PageBrowser.Authorize(("redirect_uri", "https://evil.example/"))));

        Assert.EndsWith("form-action 'self' http://127.0.0.1:9", page.Policy, StringComparison.Ordinal);
        Assert.EndsWith("form-action 'self'", forged.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_an_account_on_the_pages_of_the_server_itself_and_the_answer_does_not_tell()
    {
        using var browser = new PageBrowser(server);

        var unknown = await browser.AskAsync("/sign_in", "+12025550347");
        var texts = await browser.Http.GetStringAsync("/outbox.json", TestContext.Current.CancellationToken);

        Assert.Contains("We sent a code", unknown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("+12025550347", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_disabled_is_signed_in_no_more()
    {
        using var browser = new PageBrowser(server);
        var callback = await browser.SignInToAppAsync(PageBrowser.Authorize(), "+12025550348");
        var admin = await AdminWire.SignInAsync(server.Http);
        var user = (await admin.GetAsync("/users?search=%2B12025550348")).Items.Single()!["id"]!.ToString();

        var disabled = await admin.PostAsync($"/users/{user}/disable");
        var page = await browser.GetAsync(PageBrowser.Authorize());
        var (status, error) = await browser.ExchangeAsync(callback);

        Assert.True(disabled.Status == 200, disabled.Text);
        Assert.StartsWith("/sign_in?", page.Location, StringComparison.Ordinal);
        Assert.Equal((400, "invalid_grant"), (status, error["error"]!.ToString()));
    }

    [Fact]
    public void Every_language_says_everything_with_the_same_placeholders()
    {
        var english = PageTexts.All["en"];
        string[] shipped = ["ar", "de", "en", "es", "fr", "hu", "id", "it", "ja", "ko", "nl", "pt-BR", "ru", "sv", "tr", "uk", "vi", "zh-CN", "zh-TW"];

        Assert.Equal(shipped, PageTexts.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(PageTexts.All.Values, texts =>
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key => Assert.Equal(Placeholders(english[key]), Placeholders(texts[key])));
            Assert.All(texts.Keys, key => Assert.False(string.IsNullOrWhiteSpace(texts[key]), $"{texts.Language}: {key}"));
        });
    }

    private static string? Cookie(PageBrowser browser, string name) => browser.Cookies.GetCookies(browser.Http.BaseAddress!)[name]?.Value;

    private static IEnumerable<string> Placeholders(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\{\w+\}").Select(static m => m.Value).Distinct().Order(StringComparer.Ordinal);
}

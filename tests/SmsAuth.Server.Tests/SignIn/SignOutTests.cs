namespace SmsAuth.Server.Tests.SignIn;

public sealed class SignOutTests(PagesApp server)
{
    private const string Back = "post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fdemo&client_id=demo-app&state=s";

    [Fact]
    public async Task A_client_that_shows_whose_session_it_means_ends_it_at_once()
    {
        using var browser = new PageBrowser(server);
        var (_, tokens) = await browser.ExchangeAsync(await browser.SignInToAppAsync(PageBrowser.Authorize(), "+12025550371"));

        var ended = await browser.GetAsync($"/connect/endsession?{Back}&id_token_hint={tokens["id_token"]}");
        var after = await browser.GetAsync(PageBrowser.Authorize());

        Assert.Equal("http://127.0.0.1:9/demo?state=s", ended.Location);
        Assert.StartsWith("/sign_in?", after.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_else_has_the_user_asked_first()
    {
        using var browser = new PageBrowser(server);
        using var other = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550372");
        var (_, tokens) = await other.ExchangeAsync(await other.SignInToAppAsync(PageBrowser.Authorize(), "+12025550373"));

        foreach (var hint in new[] { "", $"&id_token_hint={tokens["id_token"]}" })
        {
            var asked = await browser.OpenAsync($"/connect/endsession?{Back}{hint}");
            Assert.Contains("Sign out?", asked.Text, StringComparison.Ordinal);
            Assert.EndsWith("form-action 'self' http://127.0.0.1:9", asked.Policy, StringComparison.Ordinal);
            Assert.Contains("code=", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
        }

        var question = await browser.OpenAsync($"/connect/endsession?{Back}");
        var yes = await browser.SendAsync(question, null);
        var ended = await browser.GetAsync(yes.Location!);
        Assert.Equal("http://127.0.0.1:9/demo?state=s", ended.Location);
        Assert.StartsWith("/sign_in?", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stays_is_signed_in_still()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550374");

        var stayed = await browser.SendAsync(await browser.OpenAsync($"/connect/endsession?{Back}"), "Stay");

        Assert.Equal("/", stayed.Location);
        Assert.Contains("code=", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_to_go_to_the_end_is_shown()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550375");

        var yes = await browser.SendAsync(await browser.OpenAsync("/connect/endsession"), null);
        var shown = await browser.OpenAsync(yes.Location!);

        Assert.Contains("You are signed out", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_from_before_the_sign_out_everywhere_counts_no_more()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550376");
        var admin = await Admin.AdminWire.SignInAsync(server.Http);
        var user = (await admin.GetAsync("/users?search=%2B12025550376")).Items.Single()!["id"]!.ToString();

        var ended = await admin.PostAsync($"/users/{user}/sign_out");

        Assert.True(ended.Status == 204, ended.Text);
        Assert.StartsWith("/sign_in?", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
    }
}

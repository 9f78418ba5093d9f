using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SmsAuth.Server.Tests.SignIn;

public sealed class AuthorizeTests(PagesApp server)
{
    private static string ErrorOf(string? location) => QueryHelpers.ParseQuery(new Uri(location!).Query)["error"].ToString();

    [Fact]
    public async Task Whoever_signs_in_on_the_pages_gets_the_tokens_of_the_number()
    {
        using var browser = new PageBrowser(server);

        var callback = await browser.SignInToAppAsync(PageBrowser.Authorize(("nonce", "n-1")), "+12025550301");
        var (status, tokens) = await browser.ExchangeAsync(callback);

        Assert.Equal(200, status);
        Assert.StartsWith($"{PageBrowser.Callback}?", callback.OriginalString, StringComparison.Ordinal);
        Assert.Equal("the state", QueryHelpers.ParseQuery(callback.Query)["state"]);
        Assert.NotNull(tokens["refresh_token"]);
        var id = new JsonWebToken(tokens["id_token"]!.ToString());
        Assert.Equal("+12025550301", id.GetClaim("phone_number").Value);
        Assert.Equal("n-1", id.GetClaim("nonce").Value);
        Assert.Equal(["sms", "otp"], id.Claims.Where(static c => c.Type == "amr").Select(static c => c.Value));
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_again()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550302");

        var again = await browser.GetAsync(PageBrowser.Authorize());
        var silent = await browser.GetAsync(PageBrowser.Authorize(("prompt", "none")));

        Assert.Contains("code=", again.Location, StringComparison.Ordinal);
        Assert.Contains("code=", silent.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_wants_no_pages_is_told_that_nobody_is_signed_in()
    {
        using var browser = new PageBrowser(server);

        var silent = await browser.GetAsync(PageBrowser.Authorize(("prompt", "none")));

        Assert.Equal("login_required", ErrorOf(silent.Location));
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("prompt", "select_account")]
    [InlineData("max_age", "0")]
    public async Task A_client_can_have_the_user_sign_in_anew(string parameter, string value)
    {
        using var browser = new PageBrowser(server);
        var request = PageBrowser.Authorize((parameter, value));
        var number = $"+1202555030{(parameter.Length + value.Length) % 7 + 3}";
        await browser.SignInAsync(PageBrowser.Authorize(), number);
        await Task.Delay(5, TestContext.Current.CancellationToken);

        var asked = await browser.GetAsync(request);
        var shown = await browser.OpenAsync(request);

        Assert.StartsWith("/sign_in?return_url=", asked.Location, StringComparison.Ordinal);
        Assert.Contains("name=\"number\"", shown.Text, StringComparison.Ordinal);

        // An answer of the server's is needed for it to be done: leaving it out, or making one up, asks again.
        var returnUrl = QueryHelpers.ParseQuery(new Uri("http://x" + asked.Location).Query)["return_url"].ToString();
        Assert.Contains("code=", (await browser.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
        Assert.StartsWith("/sign_in", (await browser.GetAsync(returnUrl)).Location, StringComparison.Ordinal);
        Assert.StartsWith("/sign_in", (await browser.GetAsync($"{request}&smsauth_since=0")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_a_client_has_demanded_answers_the_request()
    {
        using var browser = new PageBrowser(server);

        var callback = await browser.SignInToAppAsync(PageBrowser.Authorize(("prompt", "login"), ("max_age", "0")), "+12025550310");

        Assert.Contains("code=", callback.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_that_a_client_knows_is_filled_in_and_never_logged_in_clear()
    {
        using var browser = new PageBrowser(server);

        var page = await browser.OpenAsync(PageBrowser.Authorize(("login_hint", "+46 70 174 06 05")));

        Assert.Contains("value=\"+46701740605\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"SE\" selected", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_that_a_client_asks_for_comes_before_that_of_the_browser()
    {
        using var browser = new PageBrowser(server);

        var swedish = await browser.OpenAsync(PageBrowser.Authorize(("ui_locales", "xx sv-FI")));
        var arabic = await browser.OpenAsync(PageBrowser.Authorize(("ui_locales", "ar")));

        Assert.Contains("<html lang=\"sv\" dir=\"ltr\">", swedish.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", arabic.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_token_of_somebody_else_asks_for_that_user()
    {
        using var first = new PageBrowser(server);
        using var second = new PageBrowser(server);
        var (_, tokens) = await first.ExchangeAsync(await first.SignInToAppAsync(PageBrowser.Authorize(), "+12025550311"));
        await second.SignInAsync(PageBrowser.Authorize(), "+12025550312");

        var hint = ("id_token_hint", tokens["id_token"]!.ToString());
        var other = await second.GetAsync(PageBrowser.Authorize(hint, ("prompt", "none")));
        var same = await first.GetAsync(PageBrowser.Authorize(hint, ("prompt", "none")));

        Assert.Equal("login_required", ErrorOf(other.Location));
        Assert.Contains("code=", same.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code_challenge", "", "code_challenge_method", "", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "state", "s", "invalid_request")]
    [InlineData("response_type", "token", "state", "s", "unsupported_response_type")]
    [InlineData("scope", "openid nothing", "state", "s", "invalid_scope")]
    public async Task A_request_that_is_not_safe_is_answered_with_its_error_and_leads_nowhere(string one, string value, string other, string otherValue, string error)
    {
        using var browser = new PageBrowser(server);

        var answer = await browser.GetAsync(PageBrowser.Authorize((one, value), (other, otherValue)));

        Assert.Equal(400, answer.Status);
        Assert.Contains($"<code>{error}</code>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/")]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", "")]
    public async Task A_request_of_nobody_known_leads_nowhere_and_says_so_on_a_page(string parameter, string value)
    {
        using var browser = new PageBrowser(server);

        var answer = await browser.GetAsync(PageBrowser.Authorize((parameter, value)));

        Assert.Equal(400, answer.Status);
        Assert.Null(answer.Location);
        Assert.Contains("<h1>This does not work</h1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<code>invalid_", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_works_once_with_its_verifier_only()
    {
        using var browser = new PageBrowser(server);
        var callback = await browser.SignInToAppAsync(PageBrowser.Authorize(), "+12025550313");

        var (wrong, _) = await browser.ExchangeAsync(callback, new string('a', 43));
        var (right, tokens) = await browser.ExchangeAsync(callback);
        var (again, refusal) = await browser.ExchangeAsync(callback);

        Assert.Equal((400, 200, 400), (wrong, right, again));
        Assert.Equal("invalid_grant", refusal["error"]!.ToString());

        // RFC 6749 4.1.2: what was issued with a code that is used twice does not work any more.
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = "demo-app", ["refresh_token"] = tokens["refresh_token"]!.ToString() });
        using var refreshed = await browser.Http.PostAsync("/connect/token", form, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)refreshed.StatusCode);
    }

    [Fact]
    public async Task A_request_that_was_posted_is_answered_like_one_in_an_address()
    {
        using var browser = new PageBrowser(server);
        using var form = new FormUrlEncodedContent(QueryHelpers.ParseQuery(new Uri("http://x" + PageBrowser.Authorize()).Query).Select(static p => KeyValuePair.Create(p.Key, p.Value.ToString())));

        using var posted = await browser.Http.PostAsync("/connect/authorize", form, TestContext.Current.CancellationToken);
        var page = await browser.OpenAsync(posted.Headers.Location!.OriginalString);

        Assert.Contains("name=\"number\"", page.Text, StringComparison.Ordinal);
    }
}

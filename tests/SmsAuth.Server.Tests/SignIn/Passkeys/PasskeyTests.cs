using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Admin;

namespace SmsAuth.Server.Tests.SignIn.Passkeys;

public sealed class PasskeyTests(PagesApp server)
{
    private const string Refused = "This passkey does not work here.";
    private const string TooLate = "This sign-in took too long.";

    private AccountWire App => new(server.Http);

    private static async Task<JsonWebToken> ClaimsAsync(PageBrowser browser, string? location)
    {
        Assert.StartsWith(PageBrowser.Callback, location, StringComparison.Ordinal);
        var (status, tokens) = await browser.ExchangeAsync(new Uri(location!));
        Assert.Equal(200, status);
        return new JsonWebToken(tokens["id_token"]!.ToString());
    }

    private static string? AcrOf(JsonWebToken token) => token.TryGetPayloadValue<string>("acr", out var acr) ? acr : null;

    [Fact]
    public async Task Whoever_has_a_passkey_signs_in_in_another_browser_without_a_text()
    {
        using var first = new PageBrowser(server);
        using var device = await first.SignUpAsync("+12025550381");
        var byText = await ClaimsAsync(first, (await first.GetAsync(PageBrowser.Authorize())).Location);

        using var second = new PageBrowser(server);
        var signedIn = await second.UsePasskeyAsync(device, PageBrowser.Authorize());
        var byPasskey = await ClaimsAsync(second, (await second.GetAsync(signedIn.Location!)).Location);

        Assert.Null(AcrOf(byText));
        Assert.Equal("phr", AcrOf(byPasskey));
        Assert.Equal(byText.Subject, byPasskey.Subject);
        Assert.Equal(["pop", "user", "mfa"], byPasskey.Claims.Where(static c => c.Type == "amr").Select(static c => c.Value));
        Assert.Single(await App.TextsAsync("+12025550381"));
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("verification")]
    [InlineData("counter")]
    [InlineData("signature")]
    [InlineData("not json")]
    public async Task An_answer_that_proves_nothing_is_refused(string what)
    {
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync($"+1202555039{what.Length % 10}");
        device.Uses = 5;
        Assert.Equal(302, (await browser.UsePasskeyAsync(device, PageBrowser.Authorize())).Status);
        using var other = new PageBrowser(server);
        if (what == "origin") device.Origin = "https://smsauth.example";
        if (what == "verification") device.IsVerified = false;
        if (what == "counter") device.Uses = 5;

        var page = await other.GetAsync(PasskeyPages.Via(PasskeyPages.Use, PageBrowser.Authorize()));
        var (options, state) = await other.BeginAsync(page);
        var credential = JsonNode.Parse(device.Use(options))!;
        if (what == "signature") credential["response"]!["signature"] = JsonNode.Parse(device.Use(new JsonObject { ["rpId"] = "x", ["challenge"] = "x" }))!["response"]!["signature"]!.ToString();
        var answer = await other.SendAsync(page, null, ("credential", what == "not json" ? "{" : credential.ToJsonString()), ("state", state));

        Assert.Equal(200, answer.Status);
        Assert.Contains(Refused, answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign_in", (await other.GetAsync(PageBrowser.Authorize())).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_works_once_and_in_the_browser_that_was_asked()
    {
        using var owner = new PageBrowser(server);
        using var device = await owner.SignUpAsync("+12025550382");
        using var browser = new PageBrowser(server);
        using var thief = new PageBrowser(server);
        var page = await browser.GetAsync(PasskeyPages.Via(PasskeyPages.Use, PageBrowser.Authorize()));
        var stolen = await thief.GetAsync(page.Path);
        await thief.BeginAsync(stolen);
        var (options, state) = await browser.BeginAsync(page);
        var credential = device.Use(options);

        var elsewhere = await thief.SendAsync(stolen, null, ("credential", credential), ("state", state));
        var here = await browser.SendAsync(page, null, ("credential", credential), ("state", state));
        var again = await browser.SendAsync(page, null, ("credential", credential), ("state", state));

        Assert.Contains(TooLate, elsewhere.Text, StringComparison.Ordinal);
        Assert.Equal(302, here.Status);
        Assert.True(again.Location is null, again.Text);
    }

    [Fact]
    public async Task What_was_asked_of_one_session_adds_nothing_to_another()
    {
        using var victim = new PageBrowser(server);
        using var attacker = new PageBrowser(server);
        await victim.SignInAsync(PageBrowser.Authorize(), "+12025550383");
        await attacker.SignInAsync(PageBrowser.Authorize(), "+12025550384");
        using var device = new SoftAuthenticator(server.Http.BaseAddress!);
        var (options, state) = await attacker.BeginAsync(await attacker.GetAsync(PasskeyPages.Via(PasskeyPages.Add, PageBrowser.Authorize())));
        var page = await victim.GetAsync(PasskeyPages.Via(PasskeyPages.Add, PageBrowser.Authorize()));

        var answer = await victim.SendAsync(page, null, ("credential", device.Make(options)), ("state", state));

        Assert.Contains("could not be added", answer.Text, StringComparison.Ordinal);
        Assert.Contains(Refused, (await attacker.UsePasskeyAsync(device, PageBrowser.Authorize())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_adds_a_passkey_without_being_signed_in()
    {
        using var browser = new PageBrowser(server);

        var answer = await browser.GetAsync(PasskeyPages.Via(PasskeyPages.Add, PageBrowser.Authorize()));

        Assert.StartsWith("/sign_in?return_url=", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_asks_for_a_passkey_gets_one_of_whoever_has_one()
    {
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync("+12025550385");
        var request = PageBrowser.Authorize(("acr_values", "phr"));

        var silent = await browser.GetAsync(PageBrowser.Authorize(("acr_values", "phr"), ("prompt", "none")));
        var asked = await browser.GetAsync(request);
        var returnUrl = QueryHelpers.ParseQuery(new Uri("http://x" + asked.Location).Query)["return_url"].ToString();
        var signedIn = await browser.UsePasskeyAsync(device, returnUrl);
        var claims = await ClaimsAsync(browser, (await browser.GetAsync(signedIn.Location!)).Location);

        Assert.Contains("error=login_required", silent.Location, StringComparison.Ordinal);
        Assert.StartsWith(PasskeyPages.Use, asked.Location, StringComparison.Ordinal);
        Assert.Equal("phr", AcrOf(claims));
    }

    [Fact]
    public async Task A_client_that_asks_for_a_passkey_is_told_that_somebody_without_one_used_none()
    {
        using var browser = new PageBrowser(server);

        var callback = await browser.SignInToAppAsync(PageBrowser.Authorize(("acr_values", "phr")), "+12025550386");

        Assert.Null(AcrOf(await ClaimsAsync(browser, callback.OriginalString)));
    }

    [Fact]
    public async Task A_client_can_ask_for_a_new_sign_in_and_a_passkey_at_once()
    {
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync("+12025550387");
        await Task.Delay(5, TestContext.Current.CancellationToken);
        var view = await browser.SignInAsync(PageBrowser.Authorize(("acr_values", "phr"), ("prompt", "login")), "+12025550387");

        view = await browser.GetAsync(view.Location!);
        var returnUrl = QueryHelpers.ParseQuery(new Uri("http://x" + view.Location).Query)["return_url"].ToString();
        await Task.Delay(5, TestContext.Current.CancellationToken);
        var signedIn = await browser.UsePasskeyAsync(device, returnUrl);
        var done = await browser.GetAsync(signedIn.Location!);

        Assert.StartsWith(PasskeyPages.Use, view.Location, StringComparison.Ordinal);
        Assert.Equal("phr", AcrOf(await ClaimsAsync(browser, done.Location)));
    }

    [Fact]
    public async Task A_refresh_keeps_how_somebody_signed_in()
    {
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync("+12025550388");
        var signedIn = await browser.UsePasskeyAsync(device, PageBrowser.Authorize());
        var (_, tokens) = await browser.ExchangeAsync(new Uri((await browser.GetAsync(signedIn.Location!)).Location!));

        var refreshed = await App.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]!.ToString()));

        Assert.Equal("phr", AcrOf(new JsonWebToken(refreshed["id_token"]!.ToString())));
    }

    [Fact]
    public async Task The_owner_lists_and_removes_passkeys()
    {
        const string Number = "+12025550389";
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync(Number);
        var token = await App.AccessTokenAsync(Number);
        var stranger = await App.AccessTokenAsync("+12025550380");

        var (_, listed, _) = await App.SendAsync(HttpMethod.Get, "/account/api/passkeys", token, null);
        var (foreign, _, _) = await App.SendAsync(HttpMethod.Delete, $"/account/api/passkeys/{device.Id}", stranger, null);
        var (removed, _, _) = await App.SendAsync(HttpMethod.Delete, $"/account/api/passkeys/{device.Id}", token, null);
        var (again, error, _) = await App.SendAsync(HttpMethod.Delete, $"/account/api/passkeys/{device.Id}", token, null);

        var passkey = Assert.Single(listed["passkeys"]!.AsArray())!;
        Assert.Equal(device.Id, $"{passkey["id"]}");
        Assert.False(passkey["is_backed_up"]!.GetValue<bool>());
        Assert.True(DateTimeOffset.TryParse($"{passkey["created_at"]}", out _));
        Assert.Equal((404, 204, 404, "unknown_passkey"), (foreign, removed, again, $"{error["error"]}"));
        Assert.Contains(Refused, (await browser.UsePasskeyAsync(device, PageBrowser.Authorize())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_of_a_disabled_account_is_refused()
    {
        using var browser = new PageBrowser(server);
        using var device = await browser.SignUpAsync("+12025550378");
        var claims = await ClaimsAsync(browser, (await browser.GetAsync(PageBrowser.Authorize())).Location);
        var admin = await AdminWire.SignInAsync(server.Http);

        (await admin.PostAsync($"/users/{claims.Subject}/disable", """{"reason": "lost"}""")).MustBe(200);

        Assert.Contains(Refused, (await browser.UsePasskeyAsync(device, PageBrowser.Authorize())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_no_passkey_now_goes_where_the_sign_in_leads()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550376");
        var page = await browser.GetAsync(PasskeyPages.Via(PasskeyPages.Add, PageBrowser.Authorize()));

        var left = await browser.SendAsync(page, "Later");

        Assert.StartsWith("/connect/authorize", left.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_has_twenty_passkeys_at_most()
    {
        using var browser = new PageBrowser(server);
        await browser.SignInAsync(PageBrowser.Authorize(), "+12025550379");

        for (var i = 0; i < 20; i++)
        {
            using var device = new SoftAuthenticator(server.Http.BaseAddress!);
            Assert.Equal(302, (await browser.AddPasskeyAsync(device, PageBrowser.Authorize())).Status);
        }

        using var last = new SoftAuthenticator(server.Http.BaseAddress!);
        Assert.Contains("could not be added", (await browser.AddPasskeyAsync(last, PageBrowser.Authorize())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_discovery_document_names_the_acr()
    {
        var document = JsonNode.Parse(await server.Http.GetStringAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken))!;

        Assert.Equal("""["phr"]""", document["acr_values_supported"]!.ToJsonString());
        Assert.Contains("acr", document["claims_supported"]!.AsArray().Select(static c => $"{c}"));
    }
}
